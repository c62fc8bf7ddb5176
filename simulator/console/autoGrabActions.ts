import type { AutoGrabEventName } from '../../nodes/AutoGrab/events';
import { USUAL_EVENT } from '../autograb/events';
import { isObject } from '../shared/text';
import type { JsonObject } from '../shared/types';
import type { ConsoleSources } from './types';
import { readJson, said, type Action } from './action';

export const AUTOGRAB_ACTIONS: Action[] = [
	send(
		'spot-car',
		"Spot a past customer's car",
		'It turns up in a used-car listing.',
		'recapture_new',
	),
	{
		key: 'change-price',
		group: 'AutoGrab',
		label: 'Change its price',
		help: 'The seller asks for another price.',
		fields: [{ name: 'price', label: 'New price', kind: 'number', default: '17990' }],
		async run({ autoGrab }, { price }) {
			const amount = Number(price);
			if (!Number.isFinite(amount)) throw new Error('New price needs a number.');
			const event: AutoGrabEventName = 'recapture_price_change';
			const spotted = (await lastSpotted(autoGrab)) ?? (await autoGrab.previewEvent({ event }));
			const data = priced(spotted, amount);
			return said(`The car is offered for ${amount}`, await autoGrab.sendEvent({ event, data }));
		},
	},
	{
		key: 'delist-car',
		group: 'AutoGrab',
		label: 'Take it off the market',
		help: 'The listing disappears: sold, or withdrawn.',
		fields: [],
		async run({ autoGrab }) {
			const event: AutoGrabEventName = 'recapture_delist';
			const { customer } = dataOf(await lastSpotted(autoGrab));
			const data = isObject(customer) ? { customer } : {};
			return said('The car is off the market', await autoGrab.sendEvent({ event, data }));
		},
	},
	send(
		'change-valuation',
		'Change a valuation',
		'A watched vehicle is worth more or less than before.',
		'valuation_change',
	),
	send(
		'finish-claim',
		'Finish a claim report',
		'A claim report is ready.',
		'claim_report_generated',
	),
	{
		key: 'send-autograb',
		group: 'AutoGrab',
		label: 'Write the event yourself',
		help: 'Edit the JSON before it is sent.',
		fields: [
			{ name: 'event', label: 'Event', kind: 'event', default: USUAL_EVENT },
			{ name: 'body', label: 'JSON', kind: 'json' },
		],
		async run({ autoGrab }, { event, body }) {
			return said(`${event} sent`, await autoGrab.sendEvent({ event, body: readJson(body) }));
		},
	},
];

function send(key: string, label: string, help: string, event: AutoGrabEventName): Action {
	return {
		key,
		group: 'AutoGrab',
		label,
		help,
		fields: [],
		async run({ autoGrab }) {
			return said(label, await autoGrab.sendEvent({ event }));
		},
	};
}

/** The last car that was spotted, as it was sent: what happens to it next is about the same customer. */
async function lastSpotted(autoGrab: ConsoleSources['autoGrab']): Promise<JsonObject | undefined> {
	const event: AutoGrabEventName = 'recapture_new';
	const sent = (await autoGrab.deliveries()).filter((delivery) => delivery.event === event);
	const body = sent.at(-1)?.body;
	return isObject(body) ? body : undefined;
}

const dataOf = (body: JsonObject | undefined): JsonObject =>
	isObject(body?.data) ? body.data : {};

/** The data of a sighting whose newest price is the given one, about the same customer. */
function priced(body: JsonObject, price: number): JsonObject {
	const { customer } = dataOf(body);
	const known = isObject(customer) ? customer : {};
	const sightings: unknown[] = Array.isArray(known.sightings) ? known.sightings : [];
	const before = sightings.at(-1);
	if (!isObject(before)) return { customer: known };
	const now = { ...before, at: new Date().toISOString(), listing_price: price };
	return { customer: { ...known, sightings: [...sightings, now] } };
}
