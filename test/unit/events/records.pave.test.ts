import type { IDataObject } from 'n8n-workflow';

import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import { eventId } from '../../../nodes/shared/events/eventId';
import { fixture } from './fixtures';

async function paveRecord(body: IDataObject): Promise<IDataObject> {
	const { json, problems } = await presentEvent(paveEvents, body, { simplify: true });
	expect(problems).toEqual([]);
	return json;
}

/** A finished inspection in which single facts can be replaced. */
function complete(session: IDataObject, rest: IDataObject = {}): IDataObject {
	return { event: 'SESSION:COMPLETE', session: { session_key: 'K', ...session }, ...rest };
}

describe('SESSION:COMPLETE record', () => {
	const full = {
		event: 'SESSION:COMPLETE',
		event_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
		occurred_at: '2024-03-11T15:19:30+00:00',
		session_key: 'DMO-7KQ2ZB9XW4',
		client_id: 'NORTH-000123',
		vin: 'TESTVN00000000017',
		vehicle: '2021 Toyota COROLLA LE Auto',
		odometer: 48210,
		odometer_unit: 'KILOMETRES',
		contact_name: 'Alex Sample',
		contact_phone: '647-555-0143',
		damage_count: 5,
		max_grade: 3,
		photo_urls: expect.arrayContaining([
			'https://cdn.example.com/sessions/DMO-7KQ2ZB9XW4/capture/01.jpg',
		]) as string[],
		plate: null,
		odometer_km: 48210,
		damage_summary: expect.stringContaining(
			'Front left wheel: curb rash, minor (grade 1)\n',
		) as string,
		damage_photo_urls: expect.any(Array) as string[],
		theme: 'LITE',
		started_at: '2024-03-11T15:10:02+00:00',
		completed_at: '2024-03-11T15:18:41+00:00',
		capture_seconds: 214,
		location: expect.stringContaining('Toronto') as string,
		latitude: expect.any(Number) as number,
		longitude: expect.any(Number) as number,
		source_type: 'api',
		source_name: 'Example Staging Key',
		reference: { lead_id: 'L-20418', coupon_code: 'DEMO-10' },
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
		['100,945', 100945],
		[' 48210 ', 48210],
		['1,234,567.5', 1234567.5],
		[0, 0],
		['12,5', null],
		['unknown', null],
		['', null],
		[null, null],
	])('reads an odometer of %j', async (odom_reading, odometer) => {
		expect(await paveRecord(complete({ vehicle: { odom_reading } }))).toMatchObject({ odometer });
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
		expect(await paveRecord(complete({ inspection }))).toMatchObject({ damage_count, max_grade });
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

describe('other PAVE records', () => {
	const common = {
		event_id: expect.any(String) as string,
		occurred_at: '2024-03-11T10:10:05-05:00',
		session_key: 'DMO-7KQ2ZB9XW4',
	};

	test('tells which photo was rejected and why', async () => {
		expect(await paveRecord(fixture('pave/webhook-stage-change-rejected.json'))).toEqual({
			event: 'SESSION:STAGE_CHANGE',
			...common,
			photo_code: 2,
			photo_label: 'Interior',
			photo_url: 'https://cdn.example.com/sessions/DMO-7KQ2ZB9XW4/capture/02.jpg',
			photo_status: 'rejected',
			message: 'Wrong View',
		});
	});

	test('reads a zero-padded photo code', async () => {
		const body = { ...fixture('pave/webhook-stage-change-accepted.json'), photo_code: '04' };
		expect(await paveRecord(body)).toMatchObject({ photo_code: 4 });
	});

	test('tells the new status', async () => {
		expect(await paveRecord(fixture('pave/webhook-status-change-qc-passed.json'))).toEqual({
			event: 'SESSION:STATUS_CHANGE',
			...common,
			status: 'QC_PASSED',
		});
	});

	test('tells why a text message failed, with no name known', async () => {
		expect(await paveRecord(fixture('pave/webhook-sms-process-error.json'))).toEqual({
			event: 'SESSION:SMS_PROCESS',
			...common,
			name: null,
			phone: '647-555-0199',
			status: 'error',
			message: 'The destination number is unreachable.',
		});
	});

	test('gives a note', async () => {
		expect(await paveRecord(fixture('pave/webhook-note-insert-guest.json'))).toEqual({
			event: 'SESSION:NOTE_INSERT',
			...common,
			title: 'Customer comment',
			description: 'Chip in the windshield was already there.',
			user: 'guest',
		});
	});

	test('puts custom attributes under one key, null for one that did not come', async () => {
		const body = fixture('pave/inferred-webhook-stage-change-custom-payload.json');
		const ownAttributes = ['tenant', 'toString', '__proto__'];
		const { json, eventId: id } = await presentEvent(paveEvents, body, {
			simplify: true,
			ownAttributes,
		});
		expect(Object.entries(json.custom_attributes as IDataObject)).toEqual([
			['tenant', 'north'],
			['toString', null],
			['__proto__', null],
		]);
		expect(id).toBe(eventId({ ...body, tenant: 'south' }, ownAttributes));
		expect(id).not.toBe(eventId({ ...body, source: 'else' }, ownAttributes));
	});

	test('leaves custom attributes where they came in a raw item', async () => {
		const body = fixture('pave/inferred-webhook-stage-change-custom-payload.json');
		const options = { simplify: false, ownAttributes: ['source', 'tenant'] };
		expect((await presentEvent(paveEvents, body, options)).json).toEqual(body);
	});
});
