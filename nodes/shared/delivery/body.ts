import { jsonParse, type IDataObject } from 'n8n-workflow';

import { isObject } from '../json';

/** The vendors' events nest less than ten levels; n8n cannot store an execution with thousands. */
const DEEPEST = 200;

const BYTE_ORDER_MARK = /^\ufeff/;

/** A request's body, as n8n has parsed it and as it came. */
export interface ReceivedBody {
	body: unknown;
	rawBody?: Buffer;
	contentType?: string;
}

/**
 * The events in a request's body: an object is one, an array of objects is as many.
 *
 * n8n reads a body by its content type, and which one the vendors send is not documented. JSON is JSON under any type,
 * with a byte order mark, and as the one field of a form.
 *
 * @returns undefined if the body is anything else, or nested deeper than any event
 */
export function eventsIn(received: ReceivedBody): IDataObject[] | undefined {
	const events = listOf(read(received));
	return isTooDeep(events) ? undefined : events;
}

function read({ body, rawBody, contentType = '' }: ReceivedBody): unknown {
	const parsed = typeof body === 'object' && body !== null;
	if (parsed && (!rawBody?.length || /^application\/json\b/i.test(contentType))) return body;
	return fromText(rawBody?.toString('utf8') ?? body) ?? fromForm(body);
}

function fromText(text: unknown): unknown {
	if (typeof text !== 'string') return undefined;
	return jsonParse<unknown>(text.replace(BYTE_ORDER_MARK, ''), { fallbackValue: null });
}

function fromForm(body: unknown): unknown {
	const fields: unknown[] = isObject(body) ? Object.values(body) : [];
	return fields.length === 1 ? fromText(fields[0]) : undefined;
}

function listOf(body: unknown): IDataObject[] | undefined {
	if (isObject(body)) return [body];
	if (Array.isArray(body) && body.length > 0 && body.every(isObject)) return body;
	return undefined;
}

function isTooDeep(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return depth > DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}
