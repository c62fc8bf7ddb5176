import type { IExecuteFunctions } from 'n8n-workflow';

import { withoutEndSlashes } from '../http/url';

/** True if both URLs are served by the same host, as far as can be told from outside. */
export function sameOrigin(a: string, b: string): boolean {
	const left = parse(a);
	return left !== undefined && left.origin === parse(b)?.origin;
}

/** True if two URLs lead to the same endpoint; the query (which may hold a token) does not count. */
export function sameEndpoint(a: string, b: string): boolean {
	if (!URL.canParse(a) || !URL.canParse(b)) return a === b;
	return sameOrigin(a, b) && pathOf(a) === pathOf(b);
}

/** True if two URLs are one address in different spellings, which a vendor may give back: query included. */
export function sameAddress(a: string, b: string): boolean {
	return a === b || (sameEndpoint(a, b) && parse(a)?.search === parse(b)?.search);
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
	return /\/([^/]+)\/webhook$/.exec(pathOf(url) ?? '')?.[1];
}

/** Where an n8n serves the webhooks of its triggers: everything before the webhook id. */
export function prefixOf(url: string): string | undefined {
	const id = webhookIdOf(url);
	return id && `${parse(url)?.origin}${pathOf(url)?.slice(0, -`/${id}/webhook`.length)}`;
}

/**
 * True if a URL is exactly where the n8n that runs this execution serves a trigger: its address, the one segment that
 * stands for webhooks there, the webhook id. Another user may have a webhook at a longer path that ends alike.
 */
export function isOwnWebhookPath(context: IExecuteFunctions, url: string): boolean {
	const prefix = prefixOf(url);
	// n8n resumes executions under the address at which it receives webhooks: `…/webhook-waiting/<execution>`.
	const resume: unknown = context.evaluateExpression('{{ $execution.resumeUrl }}', 0);
	if (prefix === undefined || typeof resume !== 'string' || !sameOrigin(resume, url)) return false;
	const base = (pathOf(resume) ?? '').split('/').slice(0, -2);
	const path = (pathOf(prefix) ?? '').split('/');
	return path.length === base.length + 1 && base.every((segment, index) => path[index] === segment);
}

/**
 * The path of a URL without trailing slashes, with no character encoded that need not be, as a server reads it;
 * undefined if it is not a URL.
 */
function pathOf(url: string): string | undefined {
	const path = parse(url)?.pathname;
	const encoded = /%(2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/gi;
	return path === undefined
		? undefined
		: withoutEndSlashes(path.replace(encoded, decodeURIComponent));
}

function parse(url: string): URL | undefined {
	return URL.canParse(url) ? new URL(url) : undefined;
}
