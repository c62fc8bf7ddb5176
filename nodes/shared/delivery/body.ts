import { jsonParse, type IDataObject } from 'n8n-workflow';

import { isObject } from '../json';

/** The vendors' events nest less than ten levels; n8n cannot store an execution with thousands. */
const DEEPEST = 200;

const isEmpty = (body: unknown) => isObject(body) && Object.keys(body).length === 0;

/**
 * The events in a request's body: an object is one, an array of objects is as many.
 *
 * n8n reads a body by its content type, and which one the vendors send is not documented: JSON that came under another
 * type is read from the raw bytes.
 *
 * @returns undefined where the body is neither, or nested deeper than any event
 */
export function eventsIn(body: unknown, rawBody: Buffer | undefined): IDataObject[] | undefined {
	const misread = typeof body === 'string' || body === undefined || isEmpty(body);
	const raw = misread && rawBody?.length ? rawBody.toString('utf8') : undefined;
	const read = raw && jsonParse<unknown>(raw, { fallbackValue: null });
	const events = listOf(read ?? body);
	return isTooDeep(events) ? undefined : events;
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
