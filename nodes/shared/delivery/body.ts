import { jsonParse, type IDataObject } from 'n8n-workflow';

import { isObject } from '../json';

function listOf(body: unknown): IDataObject[] | undefined {
	if (isObject(body)) return [body];
	if (Array.isArray(body) && body.length > 0 && body.every(isObject)) return body;
	return undefined;
}

const isEmpty = (body: unknown) => isObject(body) && Object.keys(body).length === 0;

/**
 * The events in a request's body: an object is one, an array of objects is as many.
 *
 * n8n reads a body by its content type, and which one the vendors send is not documented: JSON that came under another
 * type is read from the raw bytes.
 *
 * @returns undefined where the body is neither
 */
export function eventsIn(body: unknown, rawBody: Buffer | undefined): IDataObject[] | undefined {
	const misread = typeof body === 'string' || body === undefined || isEmpty(body);
	if (!misread || !rawBody?.length) return listOf(body);
	return listOf(jsonParse<unknown>(rawBody.toString('utf8'), { fallbackValue: null }) ?? body);
}
