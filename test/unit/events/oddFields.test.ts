import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import { fixture } from './fixtures';

type Change = (customer: IDataObject & { sightings: IDataObject[] }) => void;

async function recapture(change: Change): Promise<IDataObject> {
	const body = fixture('autograb/event.recapture_new.json') as {
		data: { customer: Parameters<Change>[0] };
	};
	change(body.data.customer);
	return (await presentEvent(autoGrabEvents, body, { simplify: true })).json;
}

describe('what a record field can be read from', () => {
	test.each<[string, Change, IDataObject]>([
		[
			'a phone number as a number',
			(c) => (c.mobile_number = 61400000001),
			{ mobile_number: '61400000001' },
		],
		['an id as a number', (c) => (c.id = 4720981135602), { customer_id: '4720981135602' }],
		['a plate of digits as a number', (c) => (c.rego = 123456), { rego: '123456' }],
		[
			'a time in milliseconds',
			(c) => (c.last_updated = 1746732161530),
			{ occurred_at: '2025-05-08T19:22:41.530Z' },
		],
		[
			'a time in seconds',
			(c) => (c.sale_date = 1623715200),
			{ sale_date: '2021-06-15T00:00:00.000Z' },
		],
		[
			'no sightings as an object',
			(c) => Object.assign(c, { sightings: {} }),
			{ sightings_count: 0, listing_price: null },
		],
		[
			'the only sighting by itself',
			(c) => Object.assign(c, { sightings: { at: '2025-05-08', listing_price: 5 } }),
			{ sightings_count: 1, listing_price: 5 },
		],
		[
			'sightings as JSON text',
			(c) => Object.assign(c, { sightings: JSON.stringify(c.sightings) }),
			{ listing_price: 28450 },
		],
		[
			'additional fields as JSON text',
			(c) => (c.additional_fields = '{"branch":"P"}'),
			{ additional_fields: { branch: 'P' } },
		],
		...['$28,450', 'A$28,450.00', '28 450', 'AUD 28450', '$28.450', '28\u00a0450', '28450 AUD'].map(
			(price): [string, Change, IDataObject] => [
				`a price of ${price}`,
				(c) => (c.sightings[0].listing_price = price),
				{ listing_price: 28450 },
			],
		),
		[
			'a stand-in for a price',
			(c) => (c.sightings[0].listing_price = 'N/A'),
			{ listing_price: null },
		],
	])('%s', async (_, change, expected) => {
		const json = await recapture(change);
		expect(json).toMatchObject(expected);
		expect(json).not.toHaveProperty('_validation');
		expect(json.rego ?? null).not.toBeNull();
	});
});

describe('what cannot be read is named, and the rest of the record is there', () => {
	test.each<[string, Change]>([
		[
			'data.customer.sightings[1]: expected object, received null',
			(c) => c.sightings.push(null as never),
		],
		[
			'data.customer.sightings[0].listing_price: "POA" is not a number',
			(c) => (c.sightings[0].listing_price = 'POA'),
		],
		[
			'data.customer.sightings[0].listing_price: "1,5" is not a number',
			(c) => (c.sightings[0].listing_price = '1,5'),
		],
		[
			'data.customer.sightings: expected array or object, received string',
			(c) => Object.assign(c, { sightings: 'none yet' }),
		],
		[
			'data.customer.vin: expected string, received object',
			(c) => Object.assign(c, { vin: { value: 'X' } }),
		],
		[
			'data.customer.sale_date: "soon" is not a date',
			(c) => Object.assign(c, { sale_date: 'soon' }),
		],
		[
			'data.customer.external_id: is a number too long to be exact',
			(c) => (c.external_id = 2 ** 60),
		],
	])('%s', async (problem, change) => {
		const json = await recapture(change);
		expect(json._validation).toEqual({ valid: false, problems: [problem] });
		expect(json).toMatchObject({ event: 'recapture_new', rego: 'XYZ12Q', state: 'NSW' });
	});

	test('an id that lost its last digits on the way is no id', async () => {
		const json = await recapture((customer) => (customer.id = 2 ** 60));
		expect(json).toHaveProperty('data.customer.rego', 'XYZ12Q');
		expect(json._validation).toMatchObject({ valid: false });
	});

	test.each<[string, (session: Record<string, IDataObject>) => unknown]>([
		['vehicle.year: "x" is not a number', ({ vehicle }) => (vehicle.year = 'x')],
		[
			'vehicle.odom_reading: "12:30" is not a number',
			({ vehicle }) => (vehicle.odom_reading = '12:30'),
		],
		['vehicle.vrm: expected string, received boolean', ({ vehicle }) => (vehicle.vrm = true)],
		['location.latitude: "x" is not a number', ({ location }) => (location.latitude = 'x')],
		[
			'inspect_ended_at: "tomorrow" is not a date',
			(s) => Object.assign(s, { inspect_ended_at: 'tomorrow' }),
		],
		[
			'user_account: expected object or empty array, received string',
			(s) => Object.assign(s, { user_account: 'x' }),
		],
		[
			'inspection.detected_damages: expected array or object, received boolean',
			({ inspection }) => (inspection.detected_damages = true),
		],
	])('an inspection: session.%s', async (problem, change) => {
		const body = fixture('pave/webhook-session-complete.json');
		const session = body.session as Record<string, IDataObject>;
		session.location = { latitude: 1 };
		session.user_account = { username: 'a' };
		change(session);
		const { json } = await presentEvent(paveEvents, body, { simplify: true });
		expect(json._validation).toEqual({ valid: false, problems: [`session.${problem}`] });
		expect(json).toMatchObject({ event: 'SESSION:COMPLETE', vehicle_make: expect.any(String) });
	});
});
