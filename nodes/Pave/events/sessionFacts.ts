import type { IDataObject } from 'n8n-workflow';

import { readFilledText, readObject } from '../../shared/json';

/** "AUTOMATIC" and "Automatic, 8 gears" read as "Auto"; other gearboxes stay as delivered. */
function gearbox(transmission: string | null): string | null {
	return transmission !== null && /^auto(matic)?\b/i.test(transmission) ? 'Auto' : transmission;
}

function joined(parts: ReadonlyArray<string | null>): string | null {
	return parts.filter((part) => part !== null).join(' ') || null;
}

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
