import type { Registration } from '../trigger/registration';

/** What a trigger node knows about itself when it looks at the vendor's list. */
export interface Identity {
	/** The URL that n8n gives this node in this run (production or test). */
	url: string;
	webhookId: string;
	/** The token that only this node, on this n8n, with this credential can derive. */
	token: string;
}

/**
 * - `same`: ours, in the form (production or test) of this run
 * - `other`: ours, in the other form
 * - `foreign`: somebody else's, never changed without the user's consent
 */
export type Owner = 'same' | 'other' | 'foreign';

function parse(url: string): URL | undefined {
	return URL.canParse(url) ? new URL(url) : undefined;
}

const pathOf = (url: URL) => url.pathname.replace(/\/+$/, '');

/** True where two URLs lead to the same endpoint; the query (which may hold a token) does not count. */
function sameEndpoint(a: string, b: string): boolean {
	const left = parse(a);
	const right = parse(b);
	if (!left || !right) return a === b;
	return left.origin === right.origin && pathOf(left) === pathOf(right);
}

/** True where both URLs are served by the same host, as far as can be told from outside. */
export function sameOrigin(a: string, b: string): boolean {
	const left = parse(a);
	return left !== undefined && left.origin === parse(b)?.origin;
}

/** The host of a URL for messages: never the path or the query, which may hold secrets. */
export function hostOf(url: string): string {
	return parse(url)?.host ?? 'an address that is not a URL';
}

/**
 * The webhook id inside an n8n webhook URL (`…/<webhookId>/webhook`), whatever the path segments before it are called:
 * both are configurable in n8n.
 */
export function webhookIdOf(url: string): string | undefined {
	const match = /\/([^/]+)\/webhook\/*$/.exec(parse(url)?.pathname ?? '');
	return match?.[1];
}

/**
 * True where a registration carries our token but leads to another address: this n8n has moved, or it was cloned.
 * A clone of the database has the same instance id and so the same token; only whether somebody still listens at the
 * other address tells the two apart.
 */
export function isElsewhere(
	registration: Registration,
	registeredToken: string | undefined,
	self: Identity,
): boolean {
	return (
		webhookIdOf(registration.url) === self.webhookId &&
		!sameOrigin(registration.url, self.url) &&
		registeredToken === self.token
	);
}

/**
 * Tells whose a registration is. Form is told by comparing with the URL n8n gave, not by words in the path.
 *
 * @param moved true where it is known that nobody listens at the registered address any more
 */
export function ownerOf(
	registration: Registration,
	registeredToken: string | undefined,
	self: Identity,
	moved: boolean,
): Owner {
	if (sameEndpoint(registration.url, self.url)) return 'same';
	if (webhookIdOf(registration.url) !== self.webhookId) return 'foreign';
	if (sameOrigin(registration.url, self.url)) {
		// Two n8n may share a host behind path prefixes; a token that is not ours tells.
		const theirs = registeredToken !== undefined && registeredToken !== self.token;
		return theirs ? 'foreign' : 'other';
	}
	if (!moved || registeredToken !== self.token) return 'foreign';
	return parse(registration.url)?.pathname === parse(self.url)?.pathname ? 'same' : 'other';
}
