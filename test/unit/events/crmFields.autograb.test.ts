import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { presentEvent, type PresentOptions } from '../../../nodes/shared/events';

const recapture = (customer: IDataObject, event = 'recapture_new'): IDataObject => ({
	event,
	data: { customer: { id: 'c-1', ...customer } },
});

async function recordOf(
	body: IDataObject,
	options: Partial<PresentOptions> = {},
): Promise<IDataObject> {
	return (await presentEvent(autoGrabEvents, body, { simplify: true, ...options })).json;
}

describe("a past customer's car as CRMs take it", () => {
	const url = 'https://listings.example.com/1';
	const seen = (at: string, listing_price: unknown, more: IDataObject = {}) =>
		({ at, listing_price, listing_url: url, lead_id: 'au_x', ...more }) as IDataObject;

	test.each<[string, IDataObject[], unknown, unknown]>([
		['fell', [seen('2025-05-08', 28450), seen('2025-05-20', 26990)], 28450, 1460],
		['fell, in another order', [seen('2025-05-20', 26990), seen('2025-05-08', 28450)], 28450, 1460],
		['rose', [seen('2025-05-08', '100.10'), seen('2025-05-20', '100.40')], 100.1, -0.3],
		['was seen again', [seen('1', 3), seen('2025-05-08', 2), seen('2025-05-20', 2)], 3, 1],
		[
			'is of another listing',
			[seen('2025-05-08', 3, { listing_url: 'x', lead_id: 'y' }), seen('2025-05-20', 2)],
			null,
			null,
		],
		[
			'moved to another page',
			[seen('2025-05-08', 3, { listing_url: 'x' }), seen('2025-05-20', 2)],
			3,
			1,
		],
		['is not said now', [seen('2025-05-08', 3), seen('2025-05-20', null)], null, null],
		['was never said before', [seen('2025-05-08', null), seen('2025-05-20', 2)], null, null],
		['is the first', [seen('2025-05-20', 2)], null, null],
		['is nowhere', [], null, null],
	])('knows the price before, where it %s', async (_, sightings, previous, drop) => {
		const record = await recordOf(recapture({ sightings }, 'recapture_price_change'));
		expect(record).toMatchObject({ previous_price: previous, price_drop: drop });
	});

	test('reads back what Upload kept in the additional fields', async () => {
		const additional_fields = {
			'Client Name': 'Jordan Example',
			Mobile: '0400 000 001',
			'E-mail': 'jordan@example.com',
			Salesperson: 'Robin',
		};
		const record = await recordOf(recapture({ external_id: 'X-1', additional_fields }), {
			country: 'au',
		});
		expect(record).toMatchObject({
			client_name: 'Jordan Example',
			contact_label: 'Jordan Example',
			mobile_number: '0400 000 001',
			mobile_number_e164: '+61400000001',
			mobile_number_digits: '0400000001',
			contact_email: 'jordan@example.com',
			owner: 'Robin',
		});
		const own = { client_name: 'Kim', mobile_number: '+64 21 123 456', additional_fields };
		expect(await recordOf(recapture(own))).toMatchObject({
			client_name: 'Kim',
			mobile_number_e164: '+6421123456',
		});
	});

	test.each<[IDataObject, string, string]>([
		[{ external_id: 7, rego: 'ABC123' }, '7', 'Listed: ABC123'],
		[{ rego: 'ABC123', vehicle_title: 'Kia Rio' }, 'ABC123', 'Listed: Kia Rio, ABC123'],
		[{ sightings: [{ listing_title: 'Kia' }] }, 'Customer of c-1', 'Listed: Kia'],
		[{}, 'Customer of c-1', 'Listed: Customer of c-1'],
	])('of %j has a label and a title', async (customer, contact_label, title) => {
		expect(await recordOf(recapture(customer))).toMatchObject({ contact_label, title });
	});
});
