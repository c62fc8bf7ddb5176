import { randomUUID } from 'node:crypto';

import { autoGrabEvents, type AutoGrabEventName } from '../../nodes/AutoGrab/events';
import { isObject, mergeDeep } from '../shared/text';
import type { JsonObject } from '../shared/types';

/** Events a webhook can subscribe to (reference section 5.3), from the one catalogue. */
export const SUBSCRIBABLE: readonly string[] = autoGrabEvents.events
	.filter(({ selectable }) => selectable)
	.map(({ name }) => name);

/** What a webhook is subscribed to that asked for nothing. */
export const USUAL_EVENT: AutoGrabEventName = 'recapture_new';

/** The documented name of an event that may arrive under another. */
export function subscriptionOf(event: string): string {
	const known = autoGrabEvents.events.find(({ aliases }) => aliases?.includes(event));
	return known?.name ?? event;
}

/**
 * A realistic body of an event, with new ids and times, as if it had just happened.
 * @param changes laid over the sample's `data`, object by object
 */
export function eventBody(event: string, now: string, changes: JsonObject = {}): JsonObject {
	const definition = autoGrabEvents.events.find(({ name }) => name === subscriptionOf(event));
	const sample: unknown = structuredClone(definition?.sample.data ?? {});
	const data = fresh(isObject(sample) ? sample : {}, now);
	return { event, data: mergeDeep(data, changes) };
}

function fresh(data: JsonObject, now: string): JsonObject {
	if (isObject(data.customer)) {
		const { customer } = data;
		const sightings: unknown[] = Array.isArray(customer.sightings) ? customer.sightings : [];
		const stamped = sightings.map((sighting, index) =>
			isObject(sighting) && index === sightings.length - 1 ? { ...sighting, at: now } : sighting,
		);
		return {
			...data,
			customer: { ...customer, id: randomUUID(), last_updated: now, sightings: stamped },
		};
	}
	if (isObject(data.pricing_record) && isObject(data.change)) {
		const change = { ...data.change, id: randomUUID(), at: now };
		const before: unknown[] = Array.isArray(data.pricing_record.changes)
			? data.pricing_record.changes
			: [];
		return {
			...data,
			pricing_record: { ...data.pricing_record, changes: [change, ...before.slice(1)] },
			change,
		};
	}
	if (data.claimID !== undefined) return { ...data, claimID: randomUUID() };
	return { ...data, at: now };
}
