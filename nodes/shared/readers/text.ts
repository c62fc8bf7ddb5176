import { fromJson } from '../json';

/** Why a value cannot be read, to follow the field's name, and what to do about it. */
export class Unreadable {
	constructor(
		readonly problem: string,
		readonly next: string,
	) {}
}

/** What a reader makes of a value: undefined if there is none, or only a stand-in such as "N/A". */
export type Reading<Value> = Value | undefined | Unreadable;

/** Signs that nobody sees: marks of direction, joiners, selectors, soft hyphens. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const BLANKS = /[\s\p{Zs}\p{Cc}]+/gu;
/** Hyphens and dashes of all kinds, the minus sign and the bullet that some phones type for it. */
const DASHES = /[\p{Pd}\u2212\u2043]/gu;
/** What sheets, databases and people write where there is nothing; so is what has no letter or digit. */
const STAND_IN =
	/^(#?n[/.]?a\.?|#(null!|ref!|value!|name\?|num!|div\/0!)|null|none|nil|undefined|nan|unknown|tb[acd]|blank|empty|not (available|applicable|known|provided)|\(?(blank|empty|none|null|unknown)\)?|00?00([-/.]00?){2}([t ]00:00(:00(\.0+)?)?z?)?|(00?[-/.]){2}0000)$/i;
const SHOWN = 80;
/** Longer than any plate, day or number, also than the text that JavaScript makes of a date. */
const LONGEST_FORM = 120;

/**
 * Text as people, sheets and AI Agents hand it over: a list of one and JSON text are what is in them, a sheet's
 * `="0412"` and its leading apostrophe are gone, signs that nobody sees as well, and blanks are single ones.
 */
export function readPlain(given: unknown): Reading<string> {
	const value = single(given);
	if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
		const what = Array.isArray(value) ? `a list of ${value.length} values` : 'an object';
		return new Unreadable(`this is ${what}`, 'Map a single value, such as one field of it.');
	}
	if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
		const next = 'Keep it as text all the way, for example as a text column in the sheet.';
		return new Unreadable(`${value} is a number too long to be exact`, next);
	}
	const raw = value instanceof Date ? value.toISOString() : String(value ?? '');
	const text = raw.replace(INVISIBLE, '').replace(BLANKS, ' ').trim();
	const inSheet = /^="([^"]*)"$|^'(?=[^'])([^']*)$/.exec(text);
	const plain = inSheet ? (inSheet[1] ?? inSheet[2]).trim() : text;
	if (plain.includes('[object Object]')) {
		return new Unreadable('this is an object', 'Map a single value, such as one field of it.');
	}
	return !/[\p{L}\p{N}]/u.test(plain) || STAND_IN.test(plain) ? undefined : plain;
}

/** The same for what has a form, such as a plate or a day: also one kind of dash, and digits of normal width. */
export function readForm<Value>(
	given: unknown,
	parse: (text: string) => Reading<Value>,
): Reading<Value> {
	const text = readPlain(given);
	if (typeof text !== 'string') return text;
	if (text.length <= LONGEST_FORM) return parse(text.normalize('NFKC').replace(DASHES, '-'));
	return new Unreadable(`${quoted(text)} is too long`, 'Map only the value itself.');
}

/** How an error's text shows a value. */
export function quoted(text: string): string {
	return text.length > SHOWN ? `"${text.slice(0, SHOWN)}…"` : `"${text}"`;
}

/** What is in a list of one, also of one written as JSON text. */
function single(given: unknown): unknown {
	let value = fromJson(given);
	while (Array.isArray(value) && value.length < 2) value = fromJson(value[0]);
	return value;
}
