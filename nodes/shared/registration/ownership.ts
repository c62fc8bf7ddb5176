import { pathOf, sameEndpoint, sameOrigin, webhookIdOf } from '../trigger/addresses';
import type { Owner } from '../trigger/registration';

/** What a trigger node knows about itself when it looks at the vendor's list. */
export interface Identity {
	/** The URL that n8n gives this node in this run (production or test). */
	url: string;
	webhookId: string;
	/** The token that only this node, on this n8n, with this credential can derive. */
	token: string;
}

/** A registration, as far as whose it is can be told from it. */
export interface Claim {
	url: string;
	/** The token it would deliver with. */
	token: string | undefined;
}

/**
 * True where a registration may be ours, depending on who answers at its address: with our webhook id, but another
 * host (this n8n has moved, or it was cloned), or with another token (the secret was changed, or two n8n share a host
 * behind path prefixes).
 */
export function dependsOnAnswer({ url, token }: Claim, self: Identity): boolean {
	if (webhookIdOf(url) !== self.webhookId || sameEndpoint(url, self.url)) return false;
	return sameOrigin(url, self.url)
		? token !== undefined && token !== self.token
		: token === self.token;
}

/**
 * Tells whose a registration is, from its URL and its token alone. Form is told by comparing with the URL n8n gave, not
 * by words in the path.
 *
 * @param deserted true where it is known that nobody listens at the registered address any more
 */
export function ownerOf(claim: Claim, self: Identity, deserted: boolean): Owner {
	if (sameEndpoint(claim.url, self.url)) return 'same';
	if (webhookIdOf(claim.url) !== self.webhookId) return 'foreign';
	if (dependsOnAnswer(claim, self) && !deserted) return 'foreign';
	if (sameOrigin(claim.url, self.url)) return 'other';
	if (claim.token !== self.token) return 'foreign';
	return pathOf(claim.url) === pathOf(self.url) ? 'same' : 'other';
}
