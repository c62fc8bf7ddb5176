import type { IDataObject } from 'n8n-workflow';
import { apiError, asNodeError, isTransient } from '../../shared/errors';
import type { RequestContext } from '../../shared/http';
import { trimmed } from '../../shared/json';
import { hostOf, sameAddress } from '../../shared/trigger/addresses';
import type { Registration, RegistrationAdapter, Target } from '../../shared/trigger/registration';
import {
	createCallback,
	deleteCallback,
	listRawCallbacks,
	readCallback,
	restoreCallback,
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

/** A callback as PAVE gave it, as the registration engine sees it: a slot is an event. */
export function registrationOf(raw: IDataObject): Registration {
	const { event, url, method, headers, payload } = readCallback(raw);
	return { id: event, slot: event, url, content: { method, headers, payload }, raw };
}

/** Carries the record of a displaced callback; PAVE sends it to nobody but us. */
const RECORD = 'X-N8n-Displaced';
/** Carries the id of the workflow that a callback was registered for. */
export const WORKFLOW = 'X-N8n-Workflow';

export const recordIn = ({ content }: Registration) =>
	headerValue(contentOf(content).headers, RECORD);

export const presentedRecord = (headers: IDataObject) => headerValue(headers, RECORD);

export function attachRecord(target: Target, record: string): Target {
	const content = contentOf(target.content);
	return { ...target, content: { ...content, headers: { ...content.headers, [RECORD]: record } } };
}

/** HTTP header names do not distinguish case, and a server may store them in its own. */
export function headerValue(headers: IDataObject, name: string): string | undefined {
	const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
	return typeof entry?.[1] === 'string' ? entry[1] : undefined;
}

/** A server may trim texts, and store an empty one as null or not at all. */
const stored = (value: unknown) => trimmed(value);

/** True if a callback is what it was before it was displaced, in every field the contract names. */
export function isRestored(registration: Registration, former: IDataObject): boolean {
	const was = registrationOf(former);
	return (
		sameAddress(registration.url, was.url) &&
		holds(contentOf(registration.content), contentOf(was.content)) &&
		holds(contentOf(was.content), contentOf(registration.content))
	);
}

/** True if a callback has headers or attributes that it did not have before it was displaced. */
export function hasMore(registration: Registration, former: IDataObject): boolean {
	const now = contentOf(registration.content);
	const was = contentOf(registrationOf(former).content);
	return (
		Object.keys(now.headers).some((name) => headerValue(was.headers, name) === undefined) ||
		Object.keys(now.payload).some((name) => !(name in was.payload))
	);
}

/**
 * Puts a displaced callback back as PAVE had given it.
 *
 * @throws NodeApiError that names the host, so that whoever unpublishes knows who is still waiting
 */
export async function restore(context: RequestContext, former: IDataObject): Promise<void> {
	try {
		await restoreCallback(context, former);
	} catch (cause) {
		const error = asNodeError(context.getNode(), cause);
		const status = 'httpCode' in error ? Number(error.httpCode) : NaN;
		const { url, slot } = registrationOf(former);
		const refused = apiError(context.getNode(), Number.isNaN(status) ? undefined : status, {
			message: `${hostOf(url)} could not be given back ${displayNameOf(slot)}: ${error.message}`,
			description:
				'PAVE keeps it with the delivery address of n8n. Try PAVE > Callback > Give Back in a few minutes.',
		});
		Object.assign(refused.context, error.context);
		throw refused;
	}
}

/**
 * How PAVE's callbacks look to the registration engine: a slot is an event, and holds one callback per API key. Calls are
 * made once: the engine looks again before it repeats one, because a second POST may
 * overwrite whoever has come meanwhile.
 */
export function paveCallbacks(context: RequestContext): RegistrationAdapter {
	const explained = async <T>({ slot }: Target, work: Promise<T>) => {
		try {
			return await work;
		} catch (error) {
			throw explain(context, slot, error);
		}
	};
	return {
		drifted,
		list: async () => (await listRawCallbacks(context, 'checked')).map(registrationOf),
		async create(target) {
			await explained(target, createCallback(context, toCallback(target), 'checked'));
			return target.slot;
		},
		async update(_registration, target) {
			const { slot } = target;
			await explained(target, updateCallback(context, slot, toCallback(target), 'checked'));
		},
		async remove({ id }) {
			await deleteCallback(context, id, 'checked');
		},
	};
}

function toCallback({ slot, url, content }: Target): PaveCallback {
	const { method, headers, payload } = contentOf(content);
	return { event: slot, url, method, headers, payload };
}

/** True if every field asked for is there; PAVE may store more than was sent (its sample list does). */
function holds(actual: CallbackContent, desired: CallbackContent): boolean {
	const { headers, payload } = desired;
	return (
		actual.method === desired.method &&
		Object.entries(headers).every(
			([name, value]) => stored(headerValue(actual.headers, name)) === stored(value),
		) &&
		Object.entries(payload).every(([name, value]) =>
			typeof value === 'object' && value !== null
				? JSON.stringify(actual.payload[name]) === JSON.stringify(value)
				: stored(actual.payload[name]) === stored(value),
		)
	);
}

/** A callback without the workflow's id is from an earlier version of this package, or PAVE drops such headers. */
function drifted({ url, content }: Registration, target: Target): boolean {
	const actual = contentOf(content);
	const { headers, ...desired } = contentOf(target.content);
	const { [WORKFLOW]: workflowId, ...others } = headers;
	const told = headerValue(actual.headers, WORKFLOW) === undefined;
	const wanted = told || workflowId === undefined ? others : headers;
	return !sameAddress(url, target.url) || !holds(actual, { ...desired, headers: wanted });
}

/** PAVE's words for a refused callback name neither the event nor what a user can do about it. */
function explain(context: RequestContext, event: string, cause: unknown) {
	const error = asNodeError(context.getNode(), cause);
	const status = 'httpCode' in error ? Number(error.httpCode) : NaN;
	if (isTransient(error) || !(status >= 400) || status === 401) return error;
	return apiError(context.getNode(), status, {
		message: `PAVE did not accept n8n's delivery address for ${displayNameOf(event)}: ${error.message}`,
		description:
			'If your API key may not receive this event, untick it under Events, or ask your PAVE representative to allow it. Then try again.',
	});
}

function displayNameOf(event: string): string {
	const found = paveEvents.events.find(({ name }) => name === event);
	return `"${found?.displayName ?? event}"`;
}
