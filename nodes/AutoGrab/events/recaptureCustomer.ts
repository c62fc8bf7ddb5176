import type { IDataObject } from 'n8n-workflow';

import { bodyFields, recordFields } from '../../shared/events/fields';
import { isObject, readList, readNumber, readObject, readText, readTime } from '../../shared/json';
import type { Zod } from '../../shared/events/types';

/** AutoGrab API, section "recapture_new": the customer whose car was seen. Only `id` is certain. */
export function recaptureBodySchema<Name extends string>(
	z: Zod,
	names: readonly [Name, ...Name[]],
) {
	const { code, free, key, number, text } = bodyFields(z);
	return z.looseObject({
		event: z.enum(names),
		data: z.looseObject({
			customer: z.looseObject({
				id: key,
				last_updated: text,
				rego: text,
				state: text,
				vin: text,
				client_name: text,
				mobile_number: code,
				sale_date: text,
				expiry_date: text,
				vehicle_title: text,
				additional_fields: free,
				sightings: z
					.array(
						z.looseObject({
							at: text,
							lead_id: text,
							listing_url: text,
							listing_title: text,
							listing_price: number,
						}),
					)
					.nullish(),
			}),
		}),
	});
}

/** The record of the three listing events. */
export function recaptureRecordSchema<Name extends string>(z: Zod, name: Name) {
	const { envelope, number, text } = recordFields(z);
	return z.object({
		event: z.literal(name),
		...envelope,
		customer_id: text,
		client_name: text,
		mobile_number: text,
		rego: text,
		state: text,
		vin: text,
		vehicle_title: text,
		listing_title: text,
		listing_url: text,
		listing_price: number,
		sighted_at: text,
		sightings_count: z.number().nullable(),
		additional_fields: z.looseObject({}).nullable(),
	});
}

function customerOf(body: IDataObject): IDataObject {
	return readObject(readObject(body.data).customer);
}

/**
 * The sighting with the latest `at`; the list's order is not documented.
 *
 * Of equal dates the later entry counts, as lists are more often appended to. A date that cannot
 * be read loses against one that can, and if none can, the last entry counts.
 */
function newestSighting(sightings: unknown[] | null): IDataObject {
	let newest: IDataObject = {};
	let newestTime = -Infinity;
	for (const sighting of sightings ?? []) {
		const time = readTime(readObject(sighting).at) ?? -Infinity;
		if (isObject(sighting) && time >= newestTime) {
			newest = sighting;
			newestTime = time;
		}
	}
	return newest;
}

/** When the event took place, by AutoGrab's description of `last_updated`. */
export function recaptureOccurredAt(body: IDataObject): string | null {
	return readText(customerOf(body).last_updated);
}

/** The customer and the newest sighting side by side, so that a CRM node needs no list handling. */
export function simplifyRecapture(body: IDataObject): IDataObject {
	const customer = customerOf(body);
	const sightings = readList(customer.sightings);
	const newest = newestSighting(sightings);
	const additional = customer.additional_fields;
	return {
		customer_id: readText(customer.id),
		client_name: readText(customer.client_name),
		mobile_number: readText(customer.mobile_number),
		rego: readText(customer.rego),
		state: readText(customer.state),
		vin: readText(customer.vin),
		vehicle_title: readText(customer.vehicle_title),
		listing_title: readText(newest.listing_title),
		listing_url: readText(newest.listing_url),
		listing_price: readNumber(newest.listing_price),
		sighted_at: readText(newest.at),
		sightings_count: sightings?.length ?? null,
		additional_fields: isObject(additional) ? additional : null,
	};
}

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
