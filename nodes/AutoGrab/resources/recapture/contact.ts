import type { IDataObject } from 'n8n-workflow';

import { quoted, readPlain, Unreadable, type Reading } from '../../../shared/readers/text';
import { emailIn, named } from '../../../shared/words';
import { KEPT } from '../../events/customerNames';

/** The customer's name, also from its two halves; a column "Name" beside "Surname" holds the first half. */
export function fullName({ client_name, first_name, last_name }: IDataObject): IDataObject[string] {
	const [whole, first, last] = [client_name, first_name, last_name].map(readPlain);
	const halves = [first, last].filter((half) => typeof half === 'string');
	if (halves.length === 0 || whole instanceof Unreadable) return client_name;
	// "Customer" may well be a number.
	if (whole === undefined || !/\p{L}/u.test(whole)) return halves.join(' ');
	const said = new Set(wordsOf(whole));
	const isWhole = first !== undefined || halves.flatMap(wordsOf).every((word) => said.has(word));
	return isWhole ? client_name : `${whole} ${halves.join(' ')}`;
}

/** An e-mail address, also one with a name before it or as a link. */
export function readEmail(given: unknown): Reading<string> {
	const text = readPlain(given);
	if (typeof text !== 'string') return text;
	const address = /<([^<>]*)>$/.exec(text)?.[1] ?? text;
	const email = emailIn(address.replace(/^mailto:/i, ''));
	if (email !== null) return email;
	return new Unreadable(`${quoted(text)} is not one e-mail address`, 'Map a single address.');
}

/**
 * What goes into the additional fields as well, unless it stands there already: some accounts keep no name, phone,
 * e-mail address or owner elsewhere, and the trigger reads them back from there.
 */
export function besides(contact: IDataObject, additional: IDataObject): IDataObject {
	const kept = Object.entries(KEPT).flatMap(([field, spellings]) => {
		const value = contact[field];
		return value === undefined || named(additional, spellings) !== null ? [] : [[field, value]];
	});
	return Object.fromEntries(kept) as IDataObject;
}

const wordsOf = (name: string) => name.toLowerCase().split(/[\s,]+/);
