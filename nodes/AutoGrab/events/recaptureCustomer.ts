import type { IDataObject } from 'n8n-workflow';

import { fact, number, text, time } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import {
	fromJson,
	isObject,
	readList,
	readObject,
	readTime,
	readTimeText,
} from '../../shared/json';
import type { Zod } from '../../shared/events/types';

/** AutoGrab API, section "recapture_new": the customer whose car was seen. Only `id` is certain. */
export function recaptureBodySchema<Name extends string>(
	z: Zod,
	names: readonly [Name, ...Name[]],
) {
	const { key, list, maybe, number: price, object, text: words } = bodyFields(z);
	return z.looseObject({
		event: z.enum(names),
		data: object({
			customer: object({
				id: key,
				last_updated: words,
				rego: words,
				state: words,
				vin: words,
				external_id: words,
				client_name: words,
				mobile_number: words,
				sale_date: words,
				expiry_date: words,
				vehicle_title: words,
				additional_fields: maybe({}),
				sightings: list({
					at: words,
					lead_id: words,
					listing_url: words,
					listing_title: words,
					listing_price: price,
					seller_type: words,
				}),
			}),
		}),
	});
}

/** When the event took place, by AutoGrab's description of `last_updated`. */
export function recaptureOccurredAt(body: IDataObject): string | null {
	return readTimeText(customerOf(body).last_updated);
}

const customer = (field: string) => `data.customer.${field}`;
const newest = (field: string) => (body: IDataObject) => newestSighting(sightingsOf(body))[field];

/**
 * The customer and the newest sighting side by side, so that a CRM node needs no list handling. Newer
 * accounts' customers have `external_id` in place of name and phone (autograb-api.md C12).
 */
export const recaptureRecord = {
	customer_id: text(customer('id')),
	external_id: text(customer('external_id')),
	client_name: text(customer('client_name')),
	mobile_number: text(customer('mobile_number')),
	rego: text(customer('rego')),
	state: text(customer('state')),
	vin: text(customer('vin')),
	vehicle_title: text(customer('vehicle_title')),
	sale_date: time(customer('sale_date')),
	expiry_date: time(customer('expiry_date')),
	lead_id: text(newest('lead_id')),
	seller_type: text(newest('seller_type')),
	listing_title: text(newest('listing_title')),
	listing_url: text(newest('listing_url')),
	listing_price: number(newest('listing_price')),
	sighted_at: time(newest('at')),
	sightings_count: fact(
		(z) => z.number().nullable(),
		(body) => sightingsOf(body)?.length ?? null,
	),
	additional_fields: fact(
		(z) => z.looseObject({}).nullable(),
		(body) => {
			const fields = fromJson(customerOf(body).additional_fields);
			return isObject(fields) ? fields : null;
		},
	),
};

/** A customer with made-up values; each event adds its own time and sightings. */
export function sampleCustomer(last_updated: string, sightings: IDataObject[]): IDataObject {
	return {
		customer: {
			id: 'e7a45b10-93cd-4d1c-8f02-b6c1a9d7f3e4',
			last_updated,
			rego: 'XYZ12Q',
			state: 'NSW',
			vin: null,
			client_name: 'Jordan Example',
			mobile_number: '+61 400 000 001',
			sale_date: '2021-06-15T00:00:00.000Z',
			expiry_date: '2026-06-30T00:00:00.000Z',
			vehicle_title: '2020 Mazda CX-5 Maxx Sport',
			additional_fields: { branch: 'Parramatta', notes: 'Prefers SMS' },
			sightings,
		},
	};
}

/** One sighting of that customer's car with made-up values. */
export function sampleSighting(at: string, listing_price: number): IDataObject {
	return {
		at,
		lead_id: 'au_mazda_xyz12q',
		listing_url: 'https://listings.example.com/cars/2020-mazda-cx-5-maxx-sport/1099887',
		listing_title: '2020 Mazda CX-5 Maxx Sport Auto FWD',
		listing_price,
	};
}

/**
 * The sighting with the latest `at`; the list's order is not documented.
 *
 * Of equal dates the later entry counts, as lists are more often appended to. A date that cannot
 * be read loses against one that can, and if none can, the last entry counts.
 */
function newestSighting(sightings: IDataObject[] | null): IDataObject {
	let newest: IDataObject = {};
	let newestTime = -Infinity;
	for (const sighting of sightings ?? []) {
		const at = readTime(sighting.at) ?? -Infinity;
		if (at >= newestTime) {
			newest = sighting;
			newestTime = at;
		}
	}
	return newest;
}

function sightingsOf(body: IDataObject): IDataObject[] | null {
	return readList(customerOf(body).sightings)?.filter(isObject) ?? null;
}

function customerOf(body: IDataObject): IDataObject {
	return readObject(readObject(body.data).customer);
}
