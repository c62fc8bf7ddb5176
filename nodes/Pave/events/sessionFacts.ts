import type { IDataObject } from 'n8n-workflow';

import { readFilledText, readObject } from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';
import { emailIn, grouped, named } from '../../shared/words';

/**
 * A vehicle in one line, as a salesperson writes it: "2020 Honda ODYSSEY EX Auto".
 *
 * Year, make, model, trim and gearbox as far as known; null if none of them is.
 */
export function vehicleTitle(vehicle: IDataObject): string | null {
	const trim = readFilledText(vehicle.trim);
	const gears = gearbox(readFilledText(vehicle.transmission));
	// Some trims name the gearbox already ("EX Auto"): saying it twice reads like a typing slip.
	const said = gears !== null && trim !== null && trim.toLowerCase().includes(gears.toLowerCase());
	return joined([vehicleName(vehicle), trim, said ? null : gears]);
}

/** Year, make and model: enough to tell a vehicle by. */
export function vehicleName({ year, make, model }: IDataObject): string | null {
	// "N/A" is no year to tell a vehicle by.
	const known = readNumber(year) === null ? null : year;
	return joined([known, make, model].map(readFilledText));
}

/** The odometer with its unit: "100,945 km"; null if it was not read. */
export function odometerText({
	odom_reading: reading,
	odom_unit: unit,
}: IDataObject): string | null {
	const value = readNumber(reading);
	if (value === null) return null;
	const name = readFilledText(unit);
	return joined([grouped(value), name && (isKilometres(name) ? 'km' : name.toLowerCase())]);
}

/**
 * The customer's name in two parts. Of one that cannot be told apart, or that is only half there, CRMs insist on the last.
 */
export function nameParts(options: IDataObject): { first: string | null; last: string | null } {
	const { first_name: first, last_name: last } = readObject(options.contact);
	const parts = { first: readFilledText(first), last: readFilledText(last) };
	return parts.first !== null && parts.last !== null
		? parts
		: { first: null, last: contactName(options) };
}

/** The customer's e-mail address, where the session or your own reference has one. */
export function contactEmail(options: IDataObject): string | null {
	const names = ['email', 'emailaddress', 'mail', 'contactemail', 'customeremail', 'clientemail'];
	for (const place of [options.contact, options.sms, options, options.reference]) {
		const email = emailIn(named(place, names));
		if (email !== null) return email;
	}
	return null;
}

/** A first and a last name in one text; null if there is neither. */
export function fullName({ first_name: first, last_name: last }: IDataObject): string | null {
	return joined([readFilledText(first), readFilledText(last)]);
}

/** The customer's name from the session's `options`: the contact, else the SMS recipient. */
export function contactName(options: IDataObject): string | null {
	return fullName(readObject(options.contact)) ?? readFilledText(readObject(options.sms).to_name);
}

const KM_PER_MILE = 1.609344;

/** The odometer in whole kilometres; null if the unit is not known. */
export function kilometres({ odom_reading: reading, odom_unit: unit }: IDataObject): number | null {
	const value = readNumber(reading);
	const name = readFilledText(unit)?.toLowerCase() ?? '';
	if (value === null) return null;
	if (isKilometres(name)) return Math.round(value);
	return /^mi(les?|s?\b)/.test(name) ? Math.round(value * KM_PER_MILE) : null;
}

/** Where the inspection took place, in one line; the form is not documented, so several are read. */
export function locationText(location: unknown): string | null {
	const { address, city, state, country, name } = readObject(location);
	const parts = [address ?? name, city, state, country].map(readFilledText);
	return readFilledText(location) ?? (parts.filter((part) => part !== null).join(', ') || null);
}

/** Which shareable link, widget or API key a session came from (pave-api.md 10.6). */
export function sourceName(source: unknown): string | null {
	const properties = readObject(readObject(source).properties);
	return readFilledText(properties.form_name) ?? readFilledText(properties.api_name);
}

const isKilometres = (unit: string) => /^k(m|ilomet)/i.test(unit);

/** "AUTOMATIC" and "Automatic, 8 gears" read as "Auto"; other gearboxes stay as delivered. */
function gearbox(transmission: string | null): string | null {
	return transmission !== null && /^auto(matic)?\b/i.test(transmission) ? 'Auto' : transmission;
}

function joined(parts: ReadonlyArray<string | null>): string | null {
	return parts.filter((part) => part !== null).join(' ') || null;
}
