import { omit } from 'lodash';
import { jsonParse, type IDataObject } from 'n8n-workflow';

import { pathTo, type ApiResponse, type Repeatable, type RequestContext } from '../../shared/http';
import { apiError, UNREADABLE } from '../../shared/errors';
import { isObject, readObject } from '../../shared/json';
import { isNotFound, isOk, paveAnswer, paveError, paveRequest, unreadableError } from './request';

/** Where PAVE sends one event (pave-api.md 6.1). `headers` hold secrets: never show their values. */
export interface PaveCallback {
	event: string;
	url: string;
	method: string;
	headers: IDataObject;
	payload: IDataObject;
}

const CHECK_FIELDS = {
	400: 'Check the event and the URL. The URL must be complete and reachable from the internet, for example https://crm.example.com/hook.',
};

/**
 * All callbacks of the API key, each as PAVE gave it; none is `[]` (an account without any may answer null).
 *
 * @throws NodeApiError if the answer is not a list: what cannot be read is never taken for "none"
 */
export async function listRawCallbacks(
	context: RequestContext,
	repeatable?: Repeatable,
): Promise<IDataObject[]> {
	const request = { method: 'GET', path: '/v1/callbacks', repeatable } as const;
	const response = await paveAnswer(context, request);
	if (!isOk(response)) throw paveError(context, response);
	const { body } = response;
	const data = isObject(body) ? body.data : body;
	const entries = data === null ? [] : entriesOf(data);
	if (!entries?.every(isObject)) throw unreadableError(context, response);
	// An event without an address has no callback.
	return entries.filter(({ event, url }) => Boolean(event) && Boolean(url));
}

/** All callbacks of the API key, read. */
export async function listCallbacks(context: RequestContext): Promise<PaveCallback[]> {
	return (await listRawCallbacks(context)).map((raw) => readCallback(raw));
}

/** The callback of one event, or undefined when there is none. */
export async function getCallback(
	context: RequestContext,
	event: string,
): Promise<PaveCallback | undefined> {
	const response = await paveAnswer(context, { method: 'GET', path: callbackPath(context, event) });
	if (isNotFound(response)) return undefined;
	if (!isOk(response)) throw paveError(context, response);
	const data = isObject(response.body) ? (response.body.data ?? response.body) : undefined;
	// An empty object or list stands for "none" as much as a 404 does.
	return isObject(data) && data.url ? readCallback({ event, ...data }) : undefined;
}

/**
 * Registers a callback. What happens to an earlier one of the same event is not documented.
 *
 * @param repeatable `refused` if the slot must be looked at again before another try
 * @returns the callback as PAVE says it stored it
 * @throws NodeApiError also if a success does not show the callback: what was asked for is never taken for done
 */
export async function createCallback(
	context: RequestContext,
	callback: PaveCallback,
	repeatable?: Repeatable,
): Promise<PaveCallback> {
	const body = { ...callback };
	const request = { method: 'POST', path: '/v1/callbacks', body, repeatable } as const;
	return stored(context, await paveRequest(context, request, CHECK_FIELDS));
}

/** Changes the callback of one event. Every field is sent: a missing one may be cleared or kept. Returns as create. */
export async function updateCallback(
	context: RequestContext,
	event: string,
	callback: Omit<PaveCallback, 'event'>,
	repeatable?: Repeatable,
): Promise<PaveCallback> {
	const { url, method, headers, payload } = callback;
	const body = { url, method, headers, payload };
	const request = { method: 'PUT', path: callbackPath(context, event), body, repeatable } as const;
	const answer = await paveRequest(context, request, {
		...CHECK_FIELDS,
		404: 'There is nothing to update for this event. Use Create, or Create or Update.',
	});
	return stored(context, answer);
}

/**
 * Puts a callback into its event's place as PAVE had given it, value by value, fields that nobody here knows included;
 * whatever is there now is replaced, and where nothing is it is registered anew.
 */
export async function restoreCallback(context: RequestContext, raw: IDataObject): Promise<void> {
	const { event } = raw;
	const body = omit(raw, ['event', 'api_key']);
	const { url, method, headers, payload } = readCallback(raw);
	const put = async (fields: IDataObject) =>
		await paveAnswer(context, {
			method: 'PUT',
			path: callbackPath(context, String(event)),
			body: fields,
			repeatable: 'checked',
		});
	const isRefused = ({ status }: ApiResponse) => status === 400 || status === 422;
	let response = await put(body);
	// Some servers show objects as text, or an empty one as a list or null, and take only objects.
	if (isRefused(response)) response = await put({ ...body, headers, payload });
	// Others show fields that they do not take.
	if (isRefused(response)) response = await put({ url, method, headers, payload });
	if (isNotFound(response)) {
		await createCallback(context, readCallback(raw), 'checked');
	} else if (!isOk(response)) {
		throw paveError(context, response);
	}
}

/** Removes the callback of one event. Returns false when it was already gone, and not by a try whose answer got lost. */
export async function deleteCallback(
	context: RequestContext,
	event: string,
	repeatable?: Repeatable,
): Promise<boolean> {
	const request = { method: 'DELETE', path: callbackPath(context, event), repeatable } as const;
	const response = await paveAnswer(context, request);
	if (isNotFound(response)) return response.maybeDone === true;
	if (!isOk(response)) throw paveError(context, response);
	return true;
}

/** A callback as PAVE gave it, read; what it leaves out is empty, and the method is then POST. */
export function readCallback(data: IDataObject): PaveCallback {
	return {
		event: String(data.event ?? ''),
		url: String(data.url ?? ''),
		method: String(data.method || 'POST').toUpperCase(),
		headers: readFields(data.headers),
		payload: readFields(data.payload),
	};
}

/** A list, or an object by event, as some servers deliver a list with gaps. */
function entriesOf(data: unknown): unknown[] | undefined {
	if (Array.isArray(data)) return data;
	if (!isObject(data)) return undefined;
	return Object.entries(data).map(([event, entry]) =>
		isObject(entry) ? { event, ...entry } : entry,
	);
}

function callbackPath(context: RequestContext, event: string): string {
	return pathTo(context, '/v1/callbacks/{}', event);
}

/** The callback in the answer to a create or an update, flat or in `data`. */
function stored(context: RequestContext, body: unknown): PaveCallback {
	const flat = readObject(body);
	const callback = readCallback(isObject(flat.data) ? flat.data : flat);
	if (callback.event !== '' && callback.url !== '') return callback;
	const error = apiError(context.getNode(), 200, {
		message: 'PAVE answered without the callback',
		description:
			'It is not known whether PAVE did what was asked. Look at the callbacks with Callback > Get Many before you try again.',
	});
	error.context[UNREADABLE] = true;
	throw error;
}

/** The tables call these fields strings, every sample shows objects: both are read. */
function readFields(value: unknown): IDataObject {
	if (typeof value !== 'string') return readObject(value);
	return readObject(jsonParse<unknown>(value, { fallbackValue: {} }));
}
