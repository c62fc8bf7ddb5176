import type { IDataObject } from 'n8n-workflow';

import { isObject, readFilledText, readList, readObject, readTime } from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';
import { named, oneLine } from '../../shared/words';
import { KEPT } from './customerNames';

export function customerOf(body: IDataObject): IDataObject {
	return readObject(readObject(body.data).customer);
}

/** The customer's name; accounts with the newer fields have it only in what was uploaded besides. */
export function clientName(customer: IDataObject): string | null {
	return (
		readFilledText(customer.client_name) ?? named(customer.additional_fields, KEPT.client_name)
	);
}

export function mobileNumber(customer: IDataObject): string | null {
	return (
		readFilledText(customer.mobile_number) ?? named(customer.additional_fields, KEPT.mobile_number)
	);
}

/** Whom the event is about, where a CRM insists on a name. */
export function contactLabel(customer: IDataObject): string {
	const { external_id: number, rego, vin } = customer;
	const known = [clientName(customer), ...[number, rego, vin].map(readFilledText)];
	const id = readFilledText(customer.id);
	const nobody = id === null ? 'Customer' : `Customer of ${id}`;
	return oneLine(known.find((label) => label !== null) ?? nobody, 80);
}

/**
 * The sighting with the latest `at`; the list's order is not documented.
 *
 * Of equal dates the later entry counts, as lists are more often appended to. A date that cannot
 * be read loses against one that can, and if none can, the last entry counts.
 */
export function newestSighting(customer: IDataObject): IDataObject {
	return byTime(customer).at(-1) ?? {};
}

/**
 * What the listing was last offered for at another price; no event says it, so it is read from earlier sightings of
 * the same listing, or of the same lead where the address has changed.
 */
export function previousPrice(customer: IDataObject): number | null {
	const sightings = byTime(customer);
	const now = sightings.pop() ?? {};
	const price = readNumber(now.listing_price);
	const same = (name: string) => (sighting: IDataObject) =>
		readFilledText(sighting[name]) !== null && sighting[name] === now[name];
	const before = sightings.filter((one) => same('listing_url')(one) || same('lead_id')(one));
	const prices = before.flatMap((sighting) => readNumber(sighting.listing_price) ?? []);
	return price === null ? null : (prices.filter((one) => one !== price).at(-1) ?? null);
}

/** By how much the price went down, to the cent; negative where it went up. */
export function priceDrop(customer: IDataObject): number | null {
	const before = previousPrice(customer);
	const now = readNumber(newestSighting(customer).listing_price);
	return before === null || now === null ? null : Math.round((before - now) * 100) / 100;
}

function byTime(customer: IDataObject): IDataObject[] {
	const time = (sighting: IDataObject) => readTime(sighting.at) ?? -Infinity;
	const sightings = (readList(customer.sightings) ?? []).filter(isObject);
	// Not by difference: minus infinity less itself is no number.
	return sightings.sort((a, b) => (time(a) === time(b) ? 0 : time(a) < time(b) ? -1 : 1));
}
