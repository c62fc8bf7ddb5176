import type { IDataObject } from 'n8n-workflow';

import { readFilledText, readObject } from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';

/**
 * A vehicle in one line, as a salesperson writes it: "2020 Honda ODYSSEY EX Auto".
 *
 * Year, make, model, trim and gearbox as far as known; null where none of them is.
 */
export function vehicleTitle(vehicle: IDataObject): string | null {
	const trim = readFilledText(vehicle.trim);
	const gears = gearbox(readFilledText(vehicle.transmission));
	// Some trims name the gearbox already ("EX Auto"): saying it twice reads like a typing slip.
	const said = gears !== null && trim !== null && trim.toLowerCase().includes(gears.toLowerCase());
	return joined([
		readFilledText(vehicle.year),
		readFilledText(vehicle.make),
		readFilledText(vehicle.model),
		trim,
		said ? null : gears,
	]);
}

/** The customer's name from the session's `options`: the contact, else the SMS recipient. */
export function contactName(options: IDataObject): string | null {
	const contact = readObject(options.contact);
	return (
		joined([readFilledText(contact.first_name), readFilledText(contact.last_name)]) ??
		readFilledText(readObject(options.sms).to_name)
	);
}

const KM_PER_MILE = 1.609344;

/** The odometer in whole kilometres; null where the unit is not known. */
export function kilometres({ odom_reading: reading, odom_unit: unit }: IDataObject): number | null {
	const value = readNumber(reading);
	const name = readFilledText(unit)?.toLowerCase() ?? '';
	if (value === null) return null;
	if (/^k(m|ilomet)/.test(name)) return Math.round(value);
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

/** "AUTOMATIC" and "Automatic, 8 gears" read as "Auto"; other gearboxes stay as delivered. */
function gearbox(transmission: string | null): string | null {
	return transmission !== null && /^auto(matic)?\b/i.test(transmission) ? 'Auto' : transmission;
}

function joined(parts: ReadonlyArray<string | null>): string | null {
	return parts.filter((part) => part !== null).join(' ') || null;
}
