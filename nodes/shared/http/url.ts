import type { IHttpRequestOptions } from 'n8n-workflow';
import { trimmed } from '../json';

/** The generic HTTP Request node still hands over the older form with `uri`. */
type AnyRequestOptions = IHttpRequestOptions & { uri?: string | URL };

const ABSOLUTE = /^[a-z][a-z\d+.-]*:\/\//i;

/** A base URL as people paste it, without surrounding blanks and trailing slashes; `fallback` when empty. */
export function cleanBaseUrl(value: unknown, fallback: string): string {
	const text = typeof value === 'string' ? value.trim().replace(/\/+$/, '') : '';
	return text || fallback;
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
