import type { IDataObject } from 'n8n-workflow';
import { eventId } from '../events/eventId';
import { PASSED_BY, readPassedBy } from '../trigger/passedBy';
import type { Delivery, TriggerVendor } from '../trigger/vendor';
import { eventsIn, type ReceivedBody } from './body';
import { reasonToIgnore, type Selection } from './select';

/** An authentic request, and what the node's parameters say of it. */
export interface ReceivedRequest extends ReceivedBody {
	headers: IDataObject;
	parameters: Selection & {
		/** Names of attributes that the node itself had added. */
		ownAttributes: readonly string[];
		/** Whether whoever was displaced gets every event as well. */
		forwarding: boolean;
	};
	mode: 'production' | 'test';
	workflowId: string | undefined;
}

/** The answer to a request, and the events that the workflow starts with: none, no execution. */
export interface Received {
	status: number;
	body: IDataObject;
	items: Delivery[];
}

/**
 * The receiving half of a trigger, for a request that is known to be authentic: check the body, drop what nobody wants,
 * say what to answer. Pure: it asks and changes nothing.
 */
export function receive(vendor: TriggerVendor, request: ReceivedRequest): Received {
	const bodies = eventsIn(request);
	if (!bodies) {
		const message = 'The body must be an event object or an array of them';
		// Repair asks with an empty array, and learns which workflow it registers for.
		return { status: 400, body: { message, workflow_id: request.workflowId }, items: [] };
	}
	const decisions = bodies.map((body) => decide(vendor, body, request));
	const items = decisions.flatMap((decision) => ('item' in decision ? [decision.item] : []));
	const [ignored] = decisions.flatMap((decision) =>
		'ignored' in decision ? [decision.ignored] : [],
	);
	return {
		status: 200,
		body: items.length > 0 ? acknowledgement(items) : { received: true, ignored },
		items,
	};
}

/** Names the events, so that a delivery can be found in logs and executions. */
export function acknowledgement(items: readonly Delivery[]): IDataObject {
	const ids = items.map(({ eventId: id }) => id);
	return { received: true, event_id: ids.length === 1 ? ids[0] : ids };
}

function decide(
	vendor: TriggerVendor,
	body: IDataObject,
	{ headers, parameters, mode }: ReceivedRequest,
): { item: Delivery } | { ignored: string } {
	const ignored = reasonToIgnore(vendor, body, parameters);
	const record =
		parameters.forwarding && mode === 'production'
			? vendor.exclusive?.presentedRecord(headers)
			: undefined;
	// Whoever was displaced asked for every event, not for what is left after our filters.
	const forwardOnly = ignored !== undefined;
	if (forwardOnly && !(record && parameters.events.includes(String(body.event))))
		return { ignored };
	const delivery: Delivery = {
		body,
		eventId: eventId(body, parameters.ownAttributes),
		passedBy: readPassedBy(headers[PASSED_BY]),
		record,
	};
	return { item: forwardOnly ? { ...delivery, forwardOnly } : delivery };
}
