import type { IDataObject } from 'n8n-workflow';
import type { RequestContext } from '../../shared/http';
import { apiError, asNodeError, isTransient } from '../../shared/errors';
import type { Registration, RegistrationAdapter, Target } from '../../shared/trigger/registration';
import {
	createCallback,
	deleteCallback,
	getCallback,
	listCallbacks,
	updateCallback,
	type PaveCallback,
} from '../api';
import { paveEvents } from '../events';

/** What a PAVE callback holds besides its event and URL (pave-api.md 6.1). */
export interface CallbackContent extends IDataObject {
	method: string;
	headers: IDataObject;
	payload: IDataObject;
}

export const contentOf = (content: IDataObject) => content as CallbackContent;

function toRegistration({ event, url, method, headers, payload }: PaveCallback): Registration {
	return { id: event, place: event, url, content: { method, headers, payload } };
}

function toCallback({ place, url, content }: Target): PaveCallback {
	const { method, headers, payload } = contentOf(content);
	return { event: place, url, method, headers, payload };
}

/** Carries the encrypted memory of a displaced callback; PAVE sends it to nobody but us. */
const MEMORY = 'X-N8n-Displaced';

export const memoryIn = ({ content }: Registration) =>
	headerValue(contentOf(content).headers, MEMORY);

export function attachMemory(target: Target, sealed: string): Target {
	const content = contentOf(target.content);
	return { ...target, content: { ...content, headers: { ...content.headers, [MEMORY]: sealed } } };
}

/** HTTP header names do not distinguish case, and a server may store them in its own. */
export function headerValue(headers: IDataObject, name: string): string | undefined {
	const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
	return typeof entry?.[1] === 'string' ? entry[1] : undefined;
}

/** PAVE may store more than was sent (its sample list does); less or something else is drift. */
function drifted(registration: Registration, target: Target): boolean {
	const actual = contentOf(registration.content);
	const desired = contentOf(target.content);
	return (
		registration.url !== target.url ||
		actual.method !== desired.method ||
		Object.entries(desired.headers).some(([name, v]) => headerValue(actual.headers, name) !== v) ||
		Object.entries(desired.payload).some(([name, v]) => actual.payload[name] !== v)
	);
}

/** PAVE's words for a refused callback name neither the event nor what a user can do about it. */
function explain(context: RequestContext, event: string, cause: unknown) {
	const error = asNodeError(context.getNode(), cause);
	const httpCode = 'httpCode' in error ? error.httpCode : undefined;
	if (httpCode !== '400' && httpCode !== '422') return error;
	const name = paveEvents.events.find((definition) => definition.name === event)?.displayName;
	return apiError(context.getNode(), Number(httpCode), {
		message: `PAVE did not accept the registration for "${name ?? event}": ${error.message}`,
		description:
			'If your API key may not receive this event, untick it under Events, or ask your PAVE representative to allow it. Then try again.',
	});
}

/**
 * How PAVE's callbacks look to the registration engine: a place is an event, and holds one callback per API key.
 */
export function paveCallbacks(context: RequestContext): RegistrationAdapter {
	return {
		drifted,
		list: async () => (await listCallbacks(context)).map(toRegistration),
		async create(target) {
			try {
				return toRegistration(await createCallback(context, toCallback(target)));
			} catch (error) {
				// Our own earlier attempt, whose answer was lost, is refused as "exists": look before giving up.
				const stored = isTransient(error) ? undefined : await getCallback(context, target.place);
				const registration = stored && toRegistration(stored);
				if (registration && !drifted(registration, target)) return registration;
				throw explain(context, target.place, error);
			}
		},
		update: async (_registration, target) =>
			toRegistration(await updateCallback(context, target.place, toCallback(target))),
		async remove(registration) {
			await deleteCallback(context, registration.id);
		},
	};
}
