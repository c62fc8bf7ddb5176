import type { PaveEventName } from '../../nodes/Pave/events';
import { isFilledString, isHttpUrl, isObject, parseLoose } from '../shared/text';
import type { JsonObject } from '../shared/types';
import { PAVE_EVENTS } from './events';
import { ok, refuse, type Answer, type Call, type V1Route } from './http';
import type { PaveState } from './state';
import type { PaveSettings, StoredCallback } from './types';

const METHODS = ['POST', 'PUT', 'PATCH', 'GET'];

type Read = { value: JsonObject } | { wrong: true };

type Checked = { given: Pick<StoredCallback, 'url' | 'method' | 'headers' | 'payload'> } | Answer;

/** Reference section 6.2. Bodies other than the documented ones are in the vendor's (Laravel's) style. */
export function callbackRoutes(route: V1Route, state: PaveState): void {
	const settings = () => state.core.settings;
	const notFound = ({ account, params }: Call) =>
		refuse(404, `Your API Key does not have callback setting for the event ${params.event}.`, {
			api_key: account.apiKey,
		});

	route('GET', '/callbacks', ({ account }) => {
		const data = state.listCallbacks(account.apiKey).map((stored) => view(stored, settings()));
		const empty = data.length === 0 && settings().emptyListAs === 'null';
		return ok({ api_key: account.apiKey, data: empty ? null : data });
	});

	route('GET', '/callbacks/:event', (call) => {
		const stored = state.callback(call.account.apiKey, call.params.event);
		if (!stored) return notFound(call);
		return ok({ api_key: call.account.apiKey, data: view(stored, settings()) });
	});

	route('POST', '/callbacks', ({ account, body }) => {
		const { event } = body;
		if (!isFilledString(event)) return refuse(400, 'Missing required fields.');
		const checked = check(body, settings());
		if (!('given' in checked)) return checked;
		const note: PaveEventName = 'SESSION:NOTE_INSERT';
		const closed = settings().refuseNoteInsert && event === note;
		if (closed || !PAVE_EVENTS.includes(event))
			return refuse(400, 'The selected event is invalid.');
		if (settings().secondPost === 'refuse' && state.callback(account.apiKey, event)) {
			return refuse(400, `Callback setting for the event ${event} already exists.`, {
				api_key: account.apiKey,
			});
		}
		const stored = state.storeCallback({ apiKey: account.apiKey, event, ...checked.given });
		return ok({ api_key: account.apiKey, ...view(stored, settings()) });
	});

	route('PUT', '/callbacks/:event', (call) => {
		const { apiKey } = call.account;
		const before = state.callback(apiKey, call.params.event);
		if (!before) return notFound(call);
		const checked = check(call.body, settings(), before);
		if (!('given' in checked)) return checked;
		const stored = state.storeCallback({ apiKey, event: before.event, ...checked.given });
		return ok({ api_key: apiKey, ...view(stored, settings()) });
	});

	route('DELETE', '/callbacks/:event', (call) => {
		const { apiKey } = call.account;
		if (!state.removeCallback(apiKey, call.params.event)) return notFound(call);
		return ok({
			api_key: apiKey,
			message: `Callback setting ${call.params.event} has been successfully removed.`,
		});
	});
}

function shown(value: JsonObject, settings: PaveSettings): unknown {
	if (Object.keys(value).length === 0 && settings.emptyObjectsAs !== 'object') {
		const empty = settings.emptyObjectsAs === 'array' ? [] : null;
		return settings.objectsAs === 'string' && empty !== null ? JSON.stringify(empty) : empty;
	}
	return settings.objectsAs === 'string' ? JSON.stringify(value) : value;
}

/** A stored callback as answers show it. */
function view(callback: StoredCallback, settings: PaveSettings): JsonObject {
	return {
		event: callback.event,
		url: callback.url,
		method: callback.method,
		headers: shown(callback.headers, settings),
		payload: shown(callback.payload, settings),
	};
}

/** Headers or payload of a request: an object, JSON text of one, or nothing. */
function readGiven(given: unknown, settings: PaveSettings): Read {
	if (given === undefined || given === null || given === '') return { value: {} };
	if (typeof given === 'string' && settings.objectsAccepted === 'object') return { wrong: true };
	if (typeof given !== 'string' && settings.objectsAccepted === 'string') return { wrong: true };
	const value = typeof given === 'string' ? parseLoose(given) : given;
	if (Array.isArray(value) && value.length === 0) return { value: {} };
	return isObject(value) ? { value } : { wrong: true };
}

/** What this PAVE makes of the headers it is given. */
function storedHeaders(
	given: JsonObject,
	{ headersStored }: PaveSettings,
	before?: StoredCallback,
): JsonObject {
	const each = (change: (name: string, value: unknown) => Array<[string, unknown]>) =>
		Object.fromEntries(Object.entries(given).flatMap(([name, value]) => change(name, value)));
	switch (headersStored) {
		case 'known':
			return each((name, value) =>
				/^(authorization|content-type)$/i.test(name) ? [[name, value]] : [],
			);
		case 'cut':
			return each((name, value) => [[name, String(value).slice(0, 300)]]);
		case 'lower-case':
			return each((name, value) => [[name.toLowerCase(), value]]);
		case 'merged':
			return { ...before?.headers, ...given };
		default:
			return given;
	}
}

function check(body: JsonObject, settings: PaveSettings, before?: StoredCallback): Checked {
	if (!isFilledString(body.url)) return refuse(400, 'Missing required fields.');
	if (!isHttpUrl(body.url)) return refuse(400, 'The url format is invalid.');
	const kept = settings.putOmitted === 'keep' ? before : undefined;
	const method = 'method' in body ? (body.method ?? 'POST') : (kept?.method ?? 'POST');
	if (typeof method !== 'string' || !METHODS.includes(method.toUpperCase())) {
		return refuse(400, 'The selected method is invalid.');
	}
	const headers = readGiven('headers' in body ? body.headers : kept?.headers, {
		...settings,
		objectsAccepted: 'headers' in body ? settings.objectsAccepted : 'any',
	});
	if ('wrong' in headers || Object.values(headers.value).some(isObject)) {
		return refuse(400, 'The headers format is invalid.');
	}
	const payload = readGiven('payload' in body ? body.payload : kept?.payload, {
		...settings,
		objectsAccepted: 'payload' in body ? settings.objectsAccepted : 'any',
	});
	if ('wrong' in payload) return refuse(400, 'The payload format is invalid.');
	return {
		given: {
			url: body.url,
			method: method.toUpperCase(),
			headers: storedHeaders(headers.value, settings, before),
			payload: payload.value,
		},
	};
}
