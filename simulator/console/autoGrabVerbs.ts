import type { AutoGrabEventName } from '../../nodes/AutoGrab/events';
import { USUAL_EVENT } from '../autograb/events';
import { isObject } from '../shared/text';
import type { JsonObject } from '../shared/types';
import { readJson, said, type Verb } from './verb';

export const AUTOGRAB_VERBS: Verb[] = [
	send(
		'spot car',
		"Spot a past customer's car",
		'It turns up in a used-car listing.',
		'recapture_new',
	),
	{
		name: 'change price',
		group: 'AutoGrab',
		label: 'Change its price',
		help: 'The seller asks for another price.',
		fields: [{ name: 'price', label: 'New price', kind: 'number', default: '17990' }],
		async run({ autoGrab }, { price }) {
			const amount = Number(price);
			if (!Number.isFinite(amount)) throw new Error('New price needs a number.');
			const event: AutoGrabEventName = 'recapture_price_change';
			const data = priced(await autoGrab.previewEvent({ event }), amount);
			return said(`The car is offered for ${amount}`, await autoGrab.sendEvent({ event, data }));
		},
	},
	send(
		'delist car',
		'Take it off the market',
		'The listing disappears: sold, or withdrawn.',
		'recapture_delist',
	),
	send(
		'change valuation',
		'Change a valuation',
		'A watched vehicle is worth more or less than before.',
		'valuation_change',
	),
	send(
		'finish claim',
		'Finish a claim report',
		'A claim report is ready.',
		'claim_report_generated',
	),
	{
		name: 'send autograb',
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

function send(name: string, label: string, help: string, event: AutoGrabEventName): Verb {
	return {
		name,
		group: 'AutoGrab',
		label,
		help,
		fields: [],
		async run({ autoGrab }) {
			return said(label, await autoGrab.sendEvent({ event }));
		},
	};
}

/** The data of a sighting whose newest price is the given one. */
function priced(body: JsonObject, price: number): JsonObject {
	const data = isObject(body.data) ? body.data : {};
	const customer = isObject(data.customer) ? data.customer : {};
	const sightings: unknown[] = Array.isArray(customer.sightings) ? customer.sightings : [];
	const changed = sightings.map((sighting, index) =>
		isObject(sighting) && index === sightings.length - 1
			? { ...sighting, listing_price: price }
			: sighting,
	);
	return { customer: { sightings: changed } };
}
