import type { IDataObject } from 'n8n-workflow';

import { day, free, number, phone, text, time, words } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { fromJson, readList, readTimeText } from '../../shared/json';
import type { Zod } from '../../shared/events/types';
import { digitsIn } from '../../shared/phone';
import { emailIn, named, noteHtml, noteText, objectLines } from '../../shared/words';
import { KEPT } from './customerNames';
import {
	clientName,
	contactLabel,
	customerOf,
	mobileNumber,
	newestSighting,
	previousPrice,
	priceDrop,
} from './recaptureFacts';
import { recaptureNote, recaptureSummary, recaptureTitle } from './recaptureText';

/** AutoGrab API, section "recapture_new": the customer whose car was seen. Only `id` is certain. */
export function recaptureBodySchema<Name extends string>(
	z: Zod,
	names: readonly [Name, ...Name[]],
) {
	const { key, list, maybe, number: price, object, text: words, time: when } = bodyFields(z);
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
				sale_date: when,
				expiry_date: when,
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
const newest = (field: string) => (body: IDataObject) => newestSighting(customerOf(body))[field];
const additional = (body: IDataObject) => fromJson(customerOf(body).additional_fields);

/**
 * The customer and the newest sighting side by side, so that a CRM node needs no list handling. Newer
 * accounts' customers have `external_id` in place of name and phone (autograb-api.md C12); what was uploaded in the
 * additional fields is read from there then.
 * @param happened what happened to the listing, as it begins a title: "Listed"
 */
export function recaptureRecord(happened: string) {
	return {
		title: words((body) => recaptureTitle(happened, body)),
		summary: words((body) => recaptureSummary(happened, body)),
		customer_id: text(customer('id')),
		external_id: text(customer('external_id')),
		contact_label: words((body) => contactLabel(customerOf(body))),
		client_name: text((body) => clientName(customerOf(body))),
		mobile_number: text((body) => mobileNumber(customerOf(body))),
		mobile_number_e164: phone((body) => mobileNumber(customerOf(body))),
		mobile_number_digits: text((body) => digitsIn(mobileNumber(customerOf(body)))),
		contact_email: text((body) => emailIn(named(additional(body), KEPT.email))),
		owner: text((body) => named(additional(body), KEPT.owner)),
		rego: text(customer('rego')),
		state: text(customer('state')),
		vin: text(customer('vin')),
		vehicle_title: text(customer('vehicle_title')),
		listing_title: text(newest('listing_title')),
		listing_url: text(newest('listing_url')),
		listing_price: number(newest('listing_price')),
		previous_price: number((body) => previousPrice(customerOf(body))),
		price_drop: number((body) => priceDrop(customerOf(body))),
		note_text: words((body) => noteText(recaptureNote(happened, body))),
		note_html: words((body) => noteHtml(recaptureNote(happened, body))),
		sighted_at: time(newest('at')),
		sighted_day: day(newest('at')),
		sightings_count: number((body) => readList(customerOf(body).sightings)?.length),
		lead_id: text(newest('lead_id')),
		seller_type: text(newest('seller_type')),
		sale_date: time(customer('sale_date')),
		sale_day: day(customer('sale_date')),
		expiry_date: time(customer('expiry_date')),
		expiry_day: day(customer('expiry_date')),
		additional_fields: free(customer('additional_fields')),
		additional_fields_text: text((body) => objectLines(additional(body))),
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
