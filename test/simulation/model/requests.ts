import { Readable } from 'node:stream';
import { NodeApiError, type IHttpRequestOptions, type JsonObject } from 'n8n-workflow';
import type { VirtualSignal } from './abort';
import type { Place } from './place';
import { onTheWire, parsed, type SimRequest } from './http';
import type { Process } from './process';

/** n8n's helper as its nodes see it: full answers on demand, an exception for a status that is not 2xx. */
export async function httpRequest(
	process: Process,
	options: IHttpRequestOptions,
): Promise<unknown> {
	const { timeout } = options;
	// What the package gets for AbortSignal is the model's own.
	const signal = options.abortSignal as unknown as VirtualSignal | undefined;
	const request = requestOf(options);
	let answer = await process.send(request, { timeout, signal });
	const { location } = answer.headers;
	// n8n's client follows, shows its headers to whoever it is sent to, and asks by GET.
	if (answer.status < 400 && location !== undefined && options.disableFollowRedirect !== true) {
		answer = await process.send(
			{ ...request, method: 'GET', url: location, text: '' },
			{ timeout },
		);
	}
	const { status, headers, text } = answer;
	const body = text === '' ? '' : parsed(text);
	if ((status < 200 || status >= 300) && !options.ignoreHttpStatusErrors) {
		throw Object.assign(new Error(`Request failed with status code ${status}`), {
			code: status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE',
			status,
			response: { status, data: body, headers },
		});
	}
	const shown = options.encoding === 'stream' ? Readable.from([Buffer.from(text)]) : body;
	return options.returnFullResponse ? { statusCode: status, headers, body: shown } : shown;
}

export async function authenticated(place: Place, type: string, options: IHttpRequestOptions) {
	const { process, node } = place;
	const credential = await process.credential(node.credentials?.[type]?.id ?? '-', type);
	const { authenticate } = process.classes.credentials[type];
	if (typeof authenticate !== 'function') throw new Error(`${type} does not authenticate`);
	try {
		return await httpRequest(process, await authenticate(credential, { ...options }));
	} catch (error) {
		throw new NodeApiError(node, error as JsonObject);
	}
}

function requestOf(options: IHttpRequestOptions): SimRequest {
	const base = options.baseURL
		? `${options.baseURL.replace(/\/+$/, '')}${options.url}`
		: options.url;
	const url = new URL(base);
	for (const [name, value] of Object.entries(options.qs ?? {})) {
		url.searchParams.set(name, String(value));
	}
	const { body } = options;
	const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
	const type: Record<string, string> =
		typeof body === 'object' ? { 'content-type': 'application/json' } : {};
	const headers = { ...type, ...onTheWire(options.headers) };
	return { method: options.method ?? 'GET', url: url.href, headers, text };
}
