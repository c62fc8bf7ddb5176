import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isSwitchedOn } from '../readers/switch';
import { asNodeError } from '../errors';
import type { PresentedEvent } from '../events';
import { throwIfCancelled } from '../http';
import { isObject, readText } from '../json';
import { readEvents } from '../trigger/ticked';
import type { Delivery, Enrichment, TriggerVendor } from '../trigger/vendor';
import { countsForDeduplication, forget, recordNew, type Recordable } from './deduplicate';
import { byOutput } from './outputs';
import { present } from './presentation';

const NOTHING: Enrichment = {};

interface Arrival {
	delivery: Delivery;
	presented: PresentedEvent;
	/** Position in the input, for n8n's item linking. */
	item: number;
}

const recordable = ({ presented, delivery }: Arrival): Recordable => ({
	eventId: presented.eventId,
	occurredAt: presented.definition?.occurredAt(delivery.body) ?? null,
});

/**
 * The `execute()` half of a trigger, where n8n runs executions: drop repeats, enrich, forward, give each event the shape
 * of the output contract, and route it to its output. Look-ups and forwarding never cost the event.
 *
 * @throws NodeOperationError only if the execution was stopped; the record is taken back, so that a retry counts
 */
export async function processDeliveries(
	context: IExecuteFunctions,
	vendor: TriggerVendor,
): Promise<INodeExecutionData[][]> {
	const events = readEvents(vendor.catalogue, context.getNodeParameter('events', 0, []));
	const simplify = isSwitchedOn(context.getNodeParameter('simplify', 0, true), true);
	const options = context.getNodeParameter('options', 0, {});
	const ownAttributes = vendor.ownAttributes(context);
	const perEvent = isSwitchedOn(options.outputPerEvent);

	const input = context.getInputData();
	// Finished already, for a second engine that this n8n does not have: the workflow came from another one.
	if (input.length > 0 && !input.some(({ json }) => isObject(json.body))) {
		const eventName = readText(input[0].json.event) ?? undefined;
		return byOutput([{ eventName, items: input }], events, perEvent);
	}
	const arrivals = await Promise.all(
		input.map(async ({ json }, item): Promise<Arrival> => {
			const delivery = json as unknown as Delivery;
			const told = { simplify, ownAttributes };
			const presented = await present(context, vendor, delivery, options, told);
			return { delivery, presented, item };
		}),
	);
	const recording = isSwitchedOn(options.deduplicate, true) && countsForDeduplication(context);
	const fresh = recording ? await withoutRepeats(context, arrivals) : arrivals;
	try {
		const items = await Promise.all(
			fresh.map(async (arrival) => await complete(context, vendor, arrival, ownAttributes)),
		);
		const arrived = fresh.map(({ presented }, index) => ({
			eventName: presented.definition?.name,
			items: items[index],
		}));
		return byOutput(arrived, events, perEvent);
	} catch (error) {
		if (recording) await takeBack(context, fresh);
		throw asNodeError(context.getNode(), error);
	}
}

function warn(context: IExecuteFunctions, message: string): void {
	context.logger.warn(message);
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

/** If the store cannot be used, everything counts as new: an event twice is better than none. */
async function withoutRepeats(context: IExecuteFunctions, arrivals: Arrival[]): Promise<Arrival[]> {
	try {
		const fresh = await recordNew(context, arrivals.map(recordable));
		return arrivals.filter((_, index) => fresh.has(index));
	} catch (error) {
		warn(context, `Repeated deliveries could not be recognised this time: ${String(error)}`);
		return arrivals;
	}
}

/** Never throws: the failure that led here is what the user has to see. */
async function takeBack(context: IExecuteFunctions, arrivals: Arrival[]): Promise<void> {
	try {
		await forget(context, arrivals.map(recordable));
	} catch (error) {
		const ids = arrivals.map(({ presented }) => presented.eventId);
		context.logger.error(
			`The record of ${ids.join(', ')} could not be taken back: ${String(error)}`,
		);
	}
}

/** @returns nothing for an event that was only passed on */
async function complete(
	context: IExecuteFunctions,
	vendor: TriggerVendor,
	{ delivery, presented, item }: Arrival,
	ownAttributes: readonly string[],
): Promise<INodeExecutionData[]> {
	const [enrichment, forwardHint] = await Promise.all([
		(!delivery.forwardOnly && vendor.enrich?.(context, delivery)) || NOTHING,
		vendor.exclusive?.forward(context, vendor, delivery, ownAttributes),
	]);
	// Stopped by the user: what was skipped must not pass for "the photo could not be had".
	throwIfCancelled(context);
	for (const hint of [...(enrichment.hints ?? []), forwardHint]) {
		if (hint !== undefined) warn(context, hint);
	}
	if (delivery.forwardOnly) return [];
	const whole: INodeExecutionData = {
		json: { ...presented.json, ...enrichment.json },
		...(enrichment.binary ? { binary: enrichment.binary } : {}),
		pairedItem: { item },
	};
	return vendor.expand?.(context, delivery, whole) ?? [whole];
}
