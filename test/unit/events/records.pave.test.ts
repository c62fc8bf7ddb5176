import type { IDataObject } from 'n8n-workflow';

import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import { fixture } from './fixtures';

async function paveRecord(body: IDataObject): Promise<IDataObject> {
	const { json, problems } = await presentEvent(paveEvents, body, { simplify: true });
	expect(problems).toEqual([]);
	return json;
}

/** The record of a body in which something cannot be read, which `_validation` names. */
async function oddRecord(body: IDataObject): Promise<IDataObject> {
	return (await presentEvent(paveEvents, body, { simplify: true })).json;
}

/** A finished inspection in which single facts can be replaced. */
function complete(session: IDataObject, rest: IDataObject = {}): IDataObject {
	return { event: 'SESSION:COMPLETE', session: { session_key: 'K', ...session }, ...rest };
}

describe('SESSION:COMPLETE record', () => {
	const photo = (name: string) =>
		`https://cdn.example.com/sessions/DMO-7KQ2ZB9XW4/capture/${name}.jpg`;
	const full = {
		title: 'Inspection 2021 Toyota COROLLA, TESTVN00000000017',
		summary: '2021 Toyota COROLLA LE Auto, 48,210 km, 5 damages, worst grade 3',
		event: 'SESSION:COMPLETE',
		event_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
		occurred_at: '2024-03-11T15:19:30+00:00',
		session_key: 'DMO-7KQ2ZB9XW4',
		status: 'COMPLETE',
		client_id: 'NORTH-000123',
		vehicle: '2021 Toyota COROLLA LE Auto',
		vin: 'TESTVN00000000017',
		plate: null,
		vehicle_year: 2021,
		vehicle_make: 'Toyota',
		vehicle_model: 'COROLLA',
		vehicle_trim: 'LE',
		vehicle_body_type: 'Sedan',
		vehicle_transmission: 'AUTOMATIC',
		vehicle_drivetrain: 'Front Wheel Drive',
		vehicle_engine_type: '4 Cylinder Engine',
		vehicle_fuel_type: 'Gasoline Fuel',
		vehicle_ext_col: 'Midnight Blue',
		vehicle_int_col: 'Ash Grey',
		odometer: 48210,
		odometer_unit: 'KILOMETRES',
		odometer_km: 48210,
		contact_label: 'Alex Sample',
		contact_name: 'Alex Sample',
		contact_first_name: 'Alex',
		contact_last_name: 'Sample',
		contact_phone: '647-555-0143',
		contact_phone_e164: null,
		contact_phone_digits: '6475550143',
		contact_email: null,
		damage_count: 5,
		max_grade: 3,
		overall_grade: '3',
		total_estimates: null,
		damage_summary: expect.stringContaining(
			'Front left wheel: curb rash, minor (grade 1)\n',
		) as string,
		note_text: expect.stringContaining('\nFound: 5 damages, worst grade 3\n') as string,
		note_html: expect.stringContaining('<br>Found: 5 damages, worst grade 3<br>') as string,
		cover_photo_url: photo('10'),
		report_url: null,
		photo_urls: expect.arrayContaining([photo('01')]) as string[],
		photo_urls_text: expect.stringContaining(`${photo('01')}\n${photo('02')}\n`) as string,
		damage_photo_urls: expect.arrayContaining([photo('04-annotated')]) as string[],
		damage_photo_urls_text: expect.stringContaining(`${photo('04-annotated')}\n`) as string,
		completed_at: '2024-03-11T15:18:41+00:00',
		completed_date: '2024-03-11',
		started_at: '2024-03-11T15:10:02+00:00',
		started_date: '2024-03-11',
		capture_seconds: 214,
		theme: 'LITE',
		location: expect.stringContaining('Toronto') as string,
		latitude: expect.any(Number) as number,
		longitude: expect.any(Number) as number,
		source_type: 'api',
		source_name: 'Example Staging Key',
		user_account_name: 'Robin Example',
		user_account_email: 'robin@example.com',
		user_account_username: 'exampleaccount',
		sms_by: 'Example Motors Test',
		sms_from: '647-555-0100',
		redirect_url: 'https://app.example.com/inspections/thank-you',
		reference: { lead_id: 'L-20418', coupon_code: 'DEMO-10' },
		reference_text: 'lead_id: L-20418\ncoupon_code: DEMO-10',
	};

	test('holds the whole inspection, in the agreed order', async () => {
		const record = await paveRecord(fixture('pave/webhook-session-complete.json'));
		expect(record).toEqual(full);
		expect(Object.keys(record)).toEqual(Object.keys(full));
		expect(record.photo_urls).toHaveLength(13);
	});

	test('reads results that sit beside the session just the same', async () => {
		const record = await paveRecord(fixture('pave/inferred-session-results-siblings.json'));
		expect(record).toEqual(full);
	});

	test('has null for everything the documented part does not hold', async () => {
		const body = fixture('pave/webhook-session-complete-documented-part.json');
		expect(await paveRecord(body)).toMatchObject({
			vehicle: '2021 Toyota COROLLA LE Auto',
			odometer: null,
			odometer_unit: null,
			contact_name: null,
			contact_phone: '647-555-0143',
			damage_count: null,
			max_grade: null,
			photo_urls: null,
		});
	});

	test('prefers what is inside the session to what is beside it', async () => {
		const body = complete({ vehicle: { vin: 'INSIDE' } }, { vehicle: { vin: 'BESIDE' } });
		expect(await paveRecord(body)).toMatchObject({ vin: 'INSIDE' });
	});

	test.each([
		[
			{ year: 2020, make: 'Honda', model: 'ODYSSEY', trim: 'EX', transmission: 'AUTOMATIC' },
			'2020 Honda ODYSSEY EX Auto',
		],
		[
			{ year: '2020', make: 'Honda', model: 'ODYSSEY', trim: 'EX Auto', transmission: 'Automatic' },
			'2020 Honda ODYSSEY EX Auto',
		],
		[
			{ year: 2020, make: 'Honda', model: 'CIVIC', transmission: 'Manual' },
			'2020 Honda CIVIC Manual',
		],
		[{ make: ' Honda ', model: '' }, 'Honda'],
		[{}, null],
		[[], null],
		[null, null],
	])('names the vehicle %j', async (vehicle, title) => {
		expect(await paveRecord(complete({ vehicle }))).toMatchObject({ vehicle: title });
	});

	test.each([
		[
			{ contact: { first_name: 'Alex', last_name: 'Sample' }, sms: { to_name: 'Other' } },
			'Alex Sample',
		],
		[{ contact: { first_name: 'Alex', last_name: null } }, 'Alex'],
		[{ contact: { first_name: ' ' }, sms: { to_name: 'Other' } }, 'Other'],
		[{ contact: null, sms: { to_name: null } }, null],
		[[], null],
	])('names the contact of %j', async (options, contact_name) => {
		expect(await paveRecord(complete({ options }))).toMatchObject({ contact_name });
	});

	test.each([
		[{ total_damages: 7, max_grade: 4, detected_damages: [{ grade_score: 1 }] }, 7, 4],
		[{ detected_damages: [{ grade_score: 1 }, { grade_score: '3' }, { grade_score: null }] }, 3, 3],
		[{ detected_damages: [] }, 0, null],
		[{ detected_damages: null }, null, null],
		[null, null, null],
		['none', null, null],
	])('counts the damages of %j', async (inspection, damage_count, max_grade) => {
		expect(await oddRecord(complete({ inspection }))).toMatchObject({ damage_count, max_grade });
	});

	test.each([
		[
			[{ url: 'a' }, { url: null }, {}, 'b', 7, null],
			['a', 'b', '7'],
		],
		[{ '1': { url: 'a' }, '2': { url: 'b' } }, ['a', 'b']],
		[[], []],
		['none', null],
	])('lists the photos of %j', async (photos, photo_urls) => {
		expect(await paveRecord(complete({ photos }))).toMatchObject({ photo_urls });
	});

	test('takes the time of the delivery where the session has none', async () => {
		const body = complete({}, { timestamp: '2024-03-11T10:10:05-05:00' });
		expect(await paveRecord(body)).toMatchObject({ occurred_at: '2024-03-11T10:10:05-05:00' });
	});
});
