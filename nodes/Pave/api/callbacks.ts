import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/json';
import type { RequestContext } from '../../shared/http';
import { isNotFound, isOk, paveAnswer, paveError, paveRequest } from './request';

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

/** All callbacks of the API key; none is `[]` (an account without any may answer null). */
export async function listCallbacks(ctx: RequestContext): Promise<PaveCallback[]> {
	const body = await paveRequest(ctx, { method: 'GET', path: '/v1/callbacks' });
	const data = Array.isArray(body) ? body : (body as { data?: unknown } | null)?.data;
	const list: unknown[] = Array.isArray(data) ? data : [];
	return list.filter(isObject).map((entry) => toCallback(entry));
}

/** The callback of one event, or undefined when there is none. */
export async function getCallback(
	ctx: RequestContext,
	event: string,
): Promise<PaveCallback | undefined> {
	const response = await paveAnswer(ctx, { method: 'GET', path: callbackPath(event) });
	if (isNotFound(response)) return undefined;
	if (!isOk(response)) throw paveError(ctx, response);
	const data = isObject(response.body) ? (response.body.data ?? response.body) : undefined;
	// An empty object or list stands for "none" as much as a 404 does.
	return isObject(data) && data.url ? toCallback(data, { event }) : undefined;
}

/** Registers a callback. What happens to an earlier one of the same event is not documented. */
export async function createCallback(
	ctx: RequestContext,
	callback: PaveCallback,
): Promise<PaveCallback> {
	const body = { ...callback };
	const answer = await paveRequest(
		ctx,
		{ method: 'POST', path: '/v1/callbacks', body },
		CHECK_FIELDS,
	);
	return toCallback(unwrap(answer), callback);
}

/** Changes the callback of one event. Every field is sent: a missing one may be cleared or kept. */
export async function updateCallback(
	ctx: RequestContext,
	event: string,
	callback: Omit<PaveCallback, 'event'>,
): Promise<PaveCallback> {
	const { url, method, headers, payload } = callback;
	const answer = await paveRequest(
		ctx,
		{ method: 'PUT', path: callbackPath(event), body: { url, method, headers, payload } },
		{
			...CHECK_FIELDS,
			404: 'There is nothing to update for this event. Use Create, or Create or Update.',
		},
	);
	return toCallback(unwrap(answer), { ...callback, event });
}

/** Removes the callback of one event. Returns false when it was already gone, and not by a try whose answer got lost. */
export async function deleteCallback(ctx: RequestContext, event: string): Promise<boolean> {
	const response = await paveAnswer(ctx, { method: 'DELETE', path: callbackPath(event) });
	if (isNotFound(response)) return response.maybeDone === true;
	if (!isOk(response)) throw paveError(ctx, response);
	return true;
}

function callbackPath(event: string): string {
	return `/v1/callbacks/${encodeURIComponent(event)}`;
}

function unwrap(body: unknown): IDataObject {
	if (!isObject(body)) return {};
	return isObject(body.data) ? body.data : body;
}

/** `fallback` fills what an answer leaves out. */
function toCallback(data: IDataObject, fallback: Partial<PaveCallback> = {}): PaveCallback {
	return {
		event: String(data.event ?? fallback.event ?? ''),
		url: String(data.url ?? fallback.url ?? ''),
		method: String(data.method || fallback.method || 'POST').toUpperCase(),
		headers: readObject(data.headers, fallback.headers),
		payload: readObject(data.payload, fallback.payload),
	};
}

/** The tables call these fields strings, every sample shows objects: both are read. */
function readObject(value: unknown, fallback: IDataObject = {}): IDataObject {
	if (value === undefined) return fallback;
	if (isObject(value)) return value;
	if (typeof value !== 'string') return {};
	try {
		const parsed: unknown = JSON.parse(value);
		return isObject(parsed) ? parsed : {};
	} catch {
		return {};
	}
}
