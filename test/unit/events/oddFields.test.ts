import { set } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import { fixture } from './fixtures';

/** The record of a recorded sighting with another value at a place of its customer. */
async function recapture(path: string, value: unknown): Promise<IDataObject> {
	const body = fixture('autograb/event.recapture_new.json');
	set(body, `data.customer.${path}`, value);
	return (await presentEvent(autoGrabEvents, body, { simplify: true })).json;
}

const PRICES = [
	'$28,450',
	'A$28,450.00',
	'28 450',
	'AUD 28450',
	'$28.450',
	'28\u00a0450',
	'28450 AUD',
];
const SIGHTING = { at: '2025-05-08', listing_price: 28450 };
const PRICE = 'sightings[0].listing_price';

test.each<[path: string, value: unknown, expected: IDataObject]>([
	['mobile_number', 61400000001, { mobile_number: '61400000001' }],
	['id', 4720981135602, { customer_id: '4720981135602' }],
	['rego', 123456, { rego: '123456' }],
	['last_updated', 1746732161530, { occurred_at: '2025-05-08T19:22:41.530Z' }],
	['sale_date', 1623715200, { sale_date: '2021-06-15T00:00:00.000Z' }],
	['sightings', {}, { sightings_count: 0, listing_price: null }],
	['sightings', SIGHTING, { sightings_count: 1, listing_price: 28450 }],
	['sightings', JSON.stringify([SIGHTING]), { listing_price: 28450 }],
	['additional_fields', '{"branch":"P"}', { additional_fields: { branch: 'P' } }],
	...PRICES.map((price): [string, string, IDataObject] => [PRICE, price, { listing_price: 28450 }]),
	[PRICE, 'N/A', { listing_price: null }],
])('a record field can be read from %s as %j', async (path, value, expected) => {
	const json = await recapture(path, value);
	expect(json).toMatchObject(expected);
	expect(json).not.toHaveProperty('_validation');
	expect(json.rego ?? null).not.toBeNull();
});

describe('what cannot be read is named, and the rest of the record is there', () => {
	test.each<[problem: string, value: unknown]>([
		['sightings[1]: expected object, received null', null],
		['sightings[0].listing_price: "POA" is not a number', 'POA'],
		['sightings[0].listing_price: "1,5" is not a number', '1,5'],
		['sightings: expected array or object, received string', 'none yet'],
		['vin: expected string, received object', { value: 'X' }],
		['sale_date: "soon" is not a date', 'soon'],
		['external_id: is a number too long to be exact', 2 ** 60],
	])('a sighting: data.customer.%s', async (problem, value) => {
		const json = await recapture(problem.split(': ')[0], value);
		const problems = [`data.customer.${problem}`];
		expect(json._validation).toEqual({ valid: false, problems });
		expect(json).toMatchObject({ event: 'recapture_new', rego: 'XYZ12Q', state: 'NSW' });
	});

	test('an id that lost its last digits on the way is no id', async () => {
		const json = await recapture('id', 2 ** 60);
		expect(json).toHaveProperty('data.customer.rego', 'XYZ12Q');
		expect(json._validation).toMatchObject({ valid: false });
	});

	test.each<[problem: string, value: unknown]>([
		['vehicle.year: "x" is not a number', 'x'],
		['vehicle.vrm: expected string, received boolean', true],
		['vehicle.odom_reading: "12:30" is not a number', '12:30'],
		['location.latitude: "x" is not a number', 'x'],
		['inspect_ended_at: "tomorrow" is not a date', 'tomorrow'],
		['user_account: expected object or empty array, received string', 'x'],
		['inspection.detected_damages: expected array or object, received boolean', true],
		['inspection.detected_damages[1]: expected object, received string', 'x'],
	])('an inspection: session.%s', async (problem, value) => {
		const body = fixture('pave/webhook-session-complete.json');
		Object.assign(body.session as object, {
			location: { latitude: 1 },
			user_account: { username: 'a' },
		});
		set(body, `session.${problem.split(': ')[0]}`, value);
		const { json } = await presentEvent(paveEvents, body, { simplify: true });
		expect(json._validation).toEqual({ valid: false, problems: [`session.${problem}`] });
		expect(json).toMatchObject({ event: 'SESSION:COMPLETE', vehicle_make: expect.any(String) });
	});
});

test('a field with the name of a prototype is passed on as any other', async () => {
	const body = fixture('autograb/event.ping.json');
	const odd = JSON.parse('{"__proto__":{"title":"forged"}}') as IDataObject;
	body.data = { ...(body.data as IDataObject), ...odd };
	const { json } = await presentEvent(autoGrabEvents, body, { simplify: true });
	expect(json.event_id).toMatch(/^[0-9a-f]{32}$/);
	expect(Object.keys(json)).toContain('__proto__');
	expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
});
