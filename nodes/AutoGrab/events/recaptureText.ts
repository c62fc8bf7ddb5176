import type { IDataObject } from 'n8n-workflow';

import { readFilledText } from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';
import { dayOf, grouped, named, objectLines, oneLine, type NoteLine } from '../../shared/words';
import { KEPT } from './customerNames';
import {
	clientName,
	contactLabel,
	customerOf,
	mobileNumber,
	newestSighting,
	previousPrice,
} from './recaptureFacts';

/** "Listed: 2020 Mazda CX-5 Maxx Sport, XYZ12Q": the name of a deal, the subject of a mail. */
export function recaptureTitle(happened: string, body: IDataObject): string {
	const customer = customerOf(body);
	const mark = readFilledText(customer.rego) ?? readFilledText(customer.vin);
	const what = [vehicleOf(customer), mark].filter(Boolean).join(', ') || contactLabel(customer);
	return oneLine(`${happened}: ${what}`, 120);
}

/** The title with customer and price: for a chat or a text message. */
export function recaptureSummary(happened: string, body: IDataObject): string {
	const customer = customerOf(body);
	const facts = [recaptureTitle(happened, body), clientName(customer), priceText(customer)];
	return oneLine(facts.filter(Boolean).join(', '), 300);
}

/** Everything about the customer and the listing, one fact per line. */
export function recaptureNote(happened: string, body: IDataObject): NoteLine[] {
	const customer = customerOf(body);
	const sighting = newestSighting(customer);
	const facts: Array<[label: string, value: unknown]> = [
		['Customer', clientName(customer)],
		['Phone', mobileNumber(customer)],
		['E-mail', named(customer.additional_fields, KEPT.email)],
		['Owner', named(customer.additional_fields, KEPT.owner)],
		['External ID', customer.external_id],
		['Plate', [customer.rego, customer.state].map(readFilledText).filter(Boolean).join(' ')],
		['VIN', customer.vin],
		['Listing', sighting.listing_title],
		['Price', priceText(customer)],
		['Sold', dayOf(readFilledText(customer.sale_date))],
		['Seen', dayOf(readFilledText(sighting.at))],
	];
	return [
		{ text: recaptureTitle(happened, body) },
		...facts.map(([label, value]) => ({ label, text: readFilledText(value) })),
		...(objectLines(customer.additional_fields)?.split('\n') ?? []).map((line) => ({ text: line })),
		{ label: 'Link', url: readFilledText(sighting.listing_url) },
	];
}

function vehicleOf(customer: IDataObject): string | null {
	return (
		readFilledText(customer.vehicle_title) ?? readFilledText(newestSighting(customer).listing_title)
	);
}

/** "26,990 (before: 28,450)" */
function priceText(customer: IDataObject): string | null {
	const price = readNumber(newestSighting(customer).listing_price);
	const before = previousPrice(customer);
	if (price === null) return null;
	return before === null ? grouped(price) : `${grouped(price)} (before: ${grouped(before)})`;
}
