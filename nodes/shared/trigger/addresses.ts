import type { IExecuteFunctions } from 'n8n-workflow';

/** The path of a URL without trailing slashes; undefined where it is not a URL. */
export function pathOf(url: string): string | undefined {
	return parse(url)?.pathname.replace(/\/+$/, '');
}

/** True where both URLs are served by the same host, as far as can be told from outside. */
export function sameOrigin(a: string, b: string): boolean {
	const left = parse(a);
	return left !== undefined && left.origin === parse(b)?.origin;
}

/** True where two URLs lead to the same endpoint; the query (which may hold a token) does not count. */
export function sameEndpoint(a: string, b: string): boolean {
	if (!URL.canParse(a) || !URL.canParse(b)) return a === b;
	return sameOrigin(a, b) && pathOf(a) === pathOf(b);
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

/**
 * True where a URL is served by the n8n that runs this execution, under the address it gives out for webhooks (which
 * may be another one than the editor's).
 */
export function isOwnOrigin(context: IExecuteFunctions, url: string): boolean {
	const resumeUrl = context.evaluateExpression('{{ $execution.resumeUrl }}', 0);
	return typeof resumeUrl === 'string' && sameOrigin(resumeUrl, url);
}

function parse(url: string): URL | undefined {
	return URL.canParse(url) ? new URL(url) : undefined;
}
