import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { presentEvent } from '../../../nodes/shared/events';
import { eventId } from '../../../nodes/shared/events/eventId';
import { fixture } from './fixtures';

async function autoGrabRecord(body: IDataObject): Promise<IDataObject> {
	const { json, problems } = await presentEvent(autoGrabEvents, body, { simplify: true });
	expect(problems).toEqual([]);
	return json;
}

describe('recapture records', () => {
	function listed(sightings: unknown): IDataObject {
		return { event: 'recapture_new', data: { customer: { id: 'C', sightings } } } as IDataObject;
	}

	test('puts the customer and the newest sighting side by side', async () => {
		const record = await autoGrabRecord(fixture('autograb/event.recapture_new.json'));
		const wanted = {
			title: 'Listed: 2020 Mazda CX-5 Maxx Sport, XYZ12Q',
			summary: 'Listed: 2020 Mazda CX-5 Maxx Sport, XYZ12Q, Jordan Example, 28,450',
			event: 'recapture_new',
			event_id: record.event_id,
			occurred_at: '2025-05-08T19:22:41.530Z',
			customer_id: 'e7a45b10-93cd-4d1c-8f02-b6c1a9d7f3e4',
			external_id: null,
			contact_label: 'Jordan Example',
			client_name: 'Jordan Example',
			mobile_number: '+61 400 000 001',
			mobile_number_e164: '+61400000001',
			mobile_number_digits: '61400000001',
			contact_email: null,
			owner: null,
			rego: 'XYZ12Q',
			state: 'NSW',
			vin: null,
			vehicle_title: '2020 Mazda CX-5 Maxx Sport',
			listing_title: '2020 Mazda CX-5 Maxx Sport Auto FWD',
			listing_url: 'https://listings.example.com/cars/2020-mazda-cx-5-maxx-sport/1099887',
			listing_price: 28450,
			previous_price: null,
			price_drop: null,
			note_text: expect.stringContaining('\nPlate: XYZ12Q NSW\n') as string,
			note_html: expect.stringContaining('<br>Plate: XYZ12Q NSW<br>') as string,
			sighted_at: '2025-05-08T19:22:41.530Z',
			sighted_day: '2025-05-08',
			sightings_count: 1,
			lead_id: 'au_mazda_xyz12q',
			seller_type: null,
			sale_date: '2021-06-15T00:00:00.000Z',
			sale_day: '2021-06-15',
			expiry_date: '2026-06-30T00:00:00.000Z',
			expiry_day: '2026-06-30',
			additional_fields: { branch: 'Parramatta', notes: 'Prefers SMS' },
			additional_fields_text: 'branch: Parramatta\nnotes: Prefers SMS',
		};
		expect(record).toEqual(wanted);
		expect(Object.keys(record)).toEqual(Object.keys(wanted));
	});

	test("finds the customer of a newer account by the dealer's own ID", async () => {
		const body = fixture('autograb/event.recapture_new.current-fields.inferred.json');
		expect(await autoGrabRecord(body)).toMatchObject({
			external_id: 'CRM-00417',
			client_name: null,
			lead_id: 'au_mazda_xyz12q',
			seller_type: 'dealer',
		});
	});

	test('calls price_change by its proper name in the record and leaves it in the raw item', async () => {
		const body = fixture('autograb/event.price_change.alias.inferred.json');
		expect(await autoGrabRecord(body)).toMatchObject({
			event: 'recapture_price_change',
			listing_price: 26990,
			sightings_count: 2,
		});
		expect((await presentEvent(autoGrabEvents, body, { simplify: false })).json).toEqual(body);
	});

	test.each([
		['the later date, first in the list', ['2025-05-20T00:00:00Z', '2025-05-08T00:00:00Z'], 0],
		['the later date, last in the list', ['2025-05-08T00:00:00Z', '2025-05-20T00:00:00Z'], 1],
		[
			'the later moment, whatever the time zone',
			['2025-05-08T10:00:00+10:00', '2025-05-08T01:00:00Z'],
			1,
		],
		['the later entry of equal dates', ['2025-05-08T00:00:00Z', '2025-05-08T00:00:00Z'], 1],
		['a date rather than something unreadable', ['2025-05-08T00:00:00Z', 'yesterday'], 0],
		['a date rather than null', ['2025-05-08T00:00:00Z', null], 0],
		['the last entry where no date can be read', ['soon', 'yesterday'], 1],
	])('takes %s for the newest sighting', async (_, dates, newest) => {
		const body = listed(dates.map((at, index) => ({ at, listing_price: index })));
		expect(await autoGrabRecord(body)).toMatchObject({
			sighted_at: dates[newest],
			listing_price: newest,
			sightings_count: 2,
		});
	});

	test('needs nothing but the customer id', async () => {
		const body = { event: 'recapture_new', data: { customer: { id: 'C' } } };
		const { event, event_id, customer_id, ...rest } = await autoGrabRecord(body);
		expect({ event, customer_id }).toEqual({ event: 'recapture_new', customer_id: 'C' });
		expect(event_id).toBe(eventId(body));
		const known = Object.entries(rest).filter(([, fact]) => fact !== null);
		const always = ['title', 'summary', 'contact_label', 'note_text', 'note_html'];
		expect(known.map(([field]) => field)).toEqual(always);
	});

	test('counts an empty list of sightings as none', async () => {
		expect(await autoGrabRecord(listed([]))).toMatchObject({
			sightings_count: 0,
			listing_url: null,
		});
	});
});

describe('other AutoGrab records', () => {
	test('gives old, new and the difference of a valuation', async () => {
		const record = await autoGrabRecord(fixture('autograb/event.valuation_change.json'));
		expect(record).toEqual({
			title: 'Valuation changed: QRS45T',
			summary: 'Valuation of QRS45T changed from 25,600 to 24,150',
			event: 'valuation_change',
			event_id: record.event_id,
			occurred_at: '2025-07-14T03:20:44.918Z',
			pricing_record_id: '77d1e0c4-2b58-4f3a-a6c9-e04f9b8d1127',
			vehicle_id: '4720981135602688',
			rego: 'QRS45T',
			state: 'QLD',
			vin: null,
			kms: 61800,
			change_id: '0f9d7c36-6a1b-49f0-b1c4-52e8aa37d905',
			change_type: 'valuation',
			old_price: 25600,
			new_price: 24150,
			price_difference: -1450,
			old_retail_price: 25600,
			new_retail_price: 24150,
			old_trade_price: 21750,
			new_trade_price: 20300,
			adjustment: null,
		});
	});

	test('has no difference where one price cannot be read', async () => {
		const body = fixture('autograb/event.valuation_change.json');
		((body.data as IDataObject).change as IDataObject).old_price = 'n/a';
		expect(await autoGrabRecord(body)).toMatchObject({ old_price: null, price_difference: null });
	});

	test("gives a claim report in the vendor's own fields", async () => {
		const record = await autoGrabRecord(fixture('autograb/event.claim_report_generated.json'));
		expect(record).toEqual({
			title: 'Claim report ready: CLM-2025-00871',
			summary: 'The report of claim CLM-2025-00871 is ready',
			event: 'claim_report_generated',
			event_id: record.event_id,
			occurred_at: null,
			claimID: 'b95f2a70-5d3e-4ca1-8840-6e7c10f2d9ab',
			claimNumber: 'CLM-2025-00871',
			claimValuation: 18750,
			reportURL: 'https://reports.example.com/claims/b95f2a70/report.pdf',
		});
	});

	test('passes new fields of a ping through, but keeps its own', async () => {
		const body = fixture('autograb/event.ping.json');
		Object.assign(body.data as IDataObject, { attempt: 2, event: 'other' });
		expect(await autoGrabRecord(body)).toMatchObject({ event: 'ping', attempt: 2 });
	});
});
