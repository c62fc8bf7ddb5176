import { isFilledString, isHttpUrl } from '../shared/text';
import type { JsonObject } from '../shared/types';
import { SUBSCRIBABLE, USUAL_EVENT } from './events';
import { isObjectList } from './http';
import type { AutoGrabSettings, StoredWebhook } from './types';

type Header = StoredWebhook['headers'][number];

/** What a create body asks for (reference section 5.2), or undefined when it is not valid. */
export function readCreate(
	body: JsonObject,
	settings: AutoGrabSettings,
): Pick<StoredWebhook, 'name' | 'format' | 'endpoint' | 'events' | 'headers'> | undefined {
	const { name, format, endpoint, events, headers = [], region: _region, ...unlisted } = body;
	if (Object.keys(unlisted).length > 0) return undefined;
	const given = readHeaders(headers);
	if (!isFilledString(name) || format !== 'json' || !isHttpUrl(endpoint) || !given)
		return undefined;
	if (events !== undefined && !areEvents(events)) return undefined;
	const honoured = events !== undefined && settings.createEvents === 'honour';
	return {
		name,
		format,
		endpoint,
		events: honoured ? [...events] : [USUAL_EVENT],
		headers: given,
	};
}

/** The changes a PATCH body asks for, or undefined when it is not valid. */
export function readChanges(body: JsonObject): Partial<StoredWebhook> | undefined {
	const changes: Partial<StoredWebhook> = {};
	for (const [field, value] of Object.entries(body)) {
		if (field === 'name' && typeof value === 'string') changes.name = value;
		else if (field === 'format' && value === 'json') changes.format = value;
		else if (field === 'endpoint' && isHttpUrl(value)) changes.endpoint = value;
		else if (field === 'events' && areEvents(value)) changes.events = [...value];
		else if (field === 'headers' && readHeaders(value)) changes.headers = readHeaders(value);
		else return undefined;
	}
	return changes;
}

/** A webhook as answers show it: without its region. */
export function webhookView(webhook: StoredWebhook, settings: AutoGrabSettings): JsonObject {
	const blank = { null: { name: null }, empty: { name: '' }, missing: {} }[settings.blankedName];
	return {
		id: webhook.id,
		created_at: webhook.created_at,
		...(isFilledString(webhook.name) ? { name: webhook.name } : blank),
		format: webhook.format,
		events: [...webhook.events],
		endpoint: webhook.endpoint,
		...(settings.showHeaders && webhook.headers.length > 0 ? { headers: webhook.headers } : {}),
	};
}

function areEvents(value: unknown): value is string[] {
	return (
		Array.isArray(value) &&
		value.every((event) => typeof event === 'string' && SUBSCRIBABLE.includes(event)) &&
		new Set(value).size === value.length
	);
}

function readHeaders(value: unknown): Header[] | undefined {
	if (!isObjectList(value)) return undefined;
	const headers = value.flatMap(({ name, value: text }) =>
		isFilledString(name) && typeof text === 'string' ? [{ name, value: text }] : [],
	);
	return headers.length === value.length ? headers : undefined;
}
