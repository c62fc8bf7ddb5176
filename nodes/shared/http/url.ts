import type { IAuthenticateRuleResponseCode, IHttpRequestOptions } from 'n8n-workflow';

import { trimmed } from '../json';

/** The generic HTTP Request node still hands over the older form with `uri`. */
type AnyRequestOptions = IHttpRequestOptions & {
	uri?: string | URL;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

const ABSOLUTE = /^[a-z][a-z\d+.-]*:\/\//i;

/** Rules for n8n's test of a credential: what to say of an answer that is a redirect. */
export const redirectRules = (message: string): IAuthenticateRuleResponseCode[] =>
	[301, 302, 303, 307, 308].map((value) => ({
		type: 'responseCode',
		properties: { value, message },
	}));

/** A base URL as people paste it, without surrounding blanks and trailing slashes; `fallback` when empty. */
export function cleanBaseUrl(value: unknown, fallback: string): string {
	return (typeof value === 'string' && withoutEndSlashes(value.trim())) || fallback;
}

/**
 * Makes a request's address unambiguous before it is signed: a path is completed with the
 * credential's base URL, and the slashes that a pasted base URL left behind go.
 * Changes `options` (n8n sends that object) and returns the absolute URL.
 */
export function completeUrl(options: AnyRequestOptions, baseUrl: string): string {
	const key = options.uri === undefined ? 'url' : 'uri';
	const given = trimmed(options[key]);
	if (ABSOLUTE.test(given)) {
		// `https://host/` + `/v1/…` becomes `https://host//v1/…` in a hand-written expression.
		options[key] = given.replace(/^([a-z][a-z\d+.-]*:\/\/[^/?#]+)\/{2,}/i, '$1/');
		return options[key];
	}
	options.baseURL = cleanBaseUrl(options.baseURL, baseUrl);
	options[key] = `/${given.replace(/^\/+/, '')}`;
	return `${options.baseURL}${options[key]}`;
}

/**
 * Makes n8n give a redirect back instead of following it: headers with keys would go along to the other host. For n8n's
 * own requests (the test of a credential) and the generic HTTP Request node as well; changes `options`.
 */
export function refuseRedirects(options: AnyRequestOptions): void {
	options.disableFollowRedirect = true;
	// The older form of options, with `uri`.
	if (options.uri === undefined) return;
	options.followRedirect = false;
	options.followAllRedirects = false;
}

/** By hand: n8n loads this file at every start, and all of lodash would cost more than all the nodes. */
export function withoutEndSlashes(text: string): string {
	let end = text.length;
	while (text[end - 1] === '/') end -= 1;
	return text.slice(0, end);
}
