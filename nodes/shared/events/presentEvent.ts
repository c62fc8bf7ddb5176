import type { IDataObject } from 'n8n-workflow';

import { findEvent } from './catalogue';
import { inOrder } from './defineEvent';
import { eventId } from './eventId';
import type { EventCatalogue, EventDefinition } from './types';
import { validateBody } from './validate';

export interface PresentOptions {
	/** Whether to give the flat record instead of the vendor's body. */
	simplify: boolean;
	/** Names of the attributes we asked the vendor to add to every delivery. */
	ownAttributes?: readonly string[];
	/** The event's id, if it is known already. */
	eventId?: string;
	/** The record's fields that are wanted; none means all. */
	fields?: readonly string[];
	/** Two letters; whose telephone numbers come without a calling code. */
	country?: string;
}

export interface PresentedEvent {
	/** Undefined for an event this version does not know. */
	definition?: EventDefinition;
	eventId: string;
	json: IDataObject;
	/** What in the body is unknown or cannot be read; empty for a good one. */
	problems: string[];
}

/**
 * What a delivery becomes in the workflow (the output contract).
 *
 * A record has every field that can be read; `_validation` names the others. A body whose event is not known, or
 * which does not say what it is about, is given as it came, marked as well: nothing authentic is dropped. The body
 * itself is never changed.
 */
export async function presentEvent(
	catalogue: EventCatalogue,
	body: IDataObject,
	options: PresentOptions,
): Promise<PresentedEvent> {
	const { simplify, ownAttributes = [], eventId: known } = options;
	const id = known ?? eventId(body, ownAttributes);
	const definition = findEvent(catalogue, body);
	const problems =
		definition === undefined ? [nameProblem(body.event)] : await validateBody(definition, body);
	const simple = simplify && definition ? record(definition, id, body, options) : undefined;
	const json = simple ?? { ...body };
	if (problems.length > 0) json._validation = { valid: false, problems };
	return { definition, eventId: id, json, problems };
}

function nameProblem(name: unknown): string {
	if (typeof name === 'string') return `event: "${name.slice(0, 100)}" is not a known event`;
	if (name === undefined) return 'event: expected string, received nothing';
	return `event: expected string, received ${name === null ? 'null' : Array.isArray(name) ? 'array' : typeof name}`;
}

/** Undefined if the body does not say what the event is about. */
function record(
	definition: EventDefinition,
	id: string,
	body: IDataObject,
	{ ownAttributes = [], fields = [], country }: PresentOptions,
): IDataObject | undefined {
	const { about, simplify } = definition;
	if (simplify(body, { wanted: new Set([about]) })[about] === null) return undefined;
	const wanted = wantedOf(definition, fields);
	const envelope: IDataObject = {
		event: definition.name,
		event_id: id,
		occurred_at: definition.occurredAt(body),
	};
	const whole = inOrder(simplify(body, { country, wanted }), envelope);
	const json = wanted
		? Object.fromEntries(Object.entries(whole).filter(([field]) => wanted.has(field)))
		: whole;
	if (ownAttributes.length > 0) {
		json.custom_attributes = Object.fromEntries(
			ownAttributes.map((name) => [name, Object.hasOwn(body, name) ? body[name] : null]),
		);
	}
	return json;
}

/** An event that has none of the fields somebody chose for another event keeps all fields: an empty item helps nobody. */
function wantedOf(
	definition: EventDefinition,
	fields: readonly string[],
): ReadonlySet<string> | undefined {
	return fields.some((field) => definition.fields.includes(field)) ? new Set(fields) : undefined;
}
