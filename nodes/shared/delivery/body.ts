import type { IDataObject } from 'n8n-workflow';

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The events in a request's body: an object is one, an array of objects is as many.
 *
 * @returns undefined where the body is neither
 */
export function eventsIn(body: unknown): IDataObject[] | undefined {
	if (isObject(body)) return [body];
	if (Array.isArray(body) && body.length > 0 && body.every(isObject)) return body;
	return undefined;
}
