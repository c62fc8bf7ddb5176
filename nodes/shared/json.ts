import type { IDataObject } from 'n8n-workflow';

/** An object or a list that somebody wrote as JSON text; anything else stays what it is. */
export function fromJson(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

/** The value as an object, also one written as JSON text; anything else reads as an empty one. */
export function readObject(value: unknown): IDataObject {
	const object = fromJson(value);
	return isObject(object) ? object : {};
}

/** Whether the value is a JSON object (not null, not a list). */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value as a list, also one written as JSON text. Some servers deliver a list with gaps as an object,
 * and a list of one as that one. Null if there is no list at all.
 */
export function readList(value: unknown): unknown[] | null {
	const list = fromJson(value);
	if (Array.isArray(list)) return list;
	if (!isObject(list)) return null;
	const entries = Object.entries(list);
	const withGaps = entries.every(([key, entry]) => /^\d+$/.test(key) || isObject(entry));
	return withGaps ? entries.map(([, entry]) => entry) : [list];
}

/**
 * The value as text, as delivered; a number as its digits, anything else as null. So is a number too long
 * to be exact: its last digits are not those that were sent.
 */
export function readText(value: unknown): string | null {
	if (typeof value === 'string') return value;
	const exact = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
	return exact ? String(value) : null;
}

/** What somebody has typed, as text without outer spaces; empty if it is missing. */
export function trimmed(value: unknown): string {
	return String(value ?? '').trim();
}

/** The value as text without outer spaces; blank text counts as missing. */
export function readFilledText(value: unknown): string | null {
	return readText(value)?.trim() || null;
}

/** The value as a date in milliseconds, also from seconds or milliseconds since 1970; null if it is not a date. */
export function readTime(value: unknown): number | null {
	const time = typeof value === 'string' ? Date.parse(value) : sinceEpoch(value);
	return Number.isNaN(time) ? null : time;
}

/** When something was, as delivered; a count since 1970 as ISO text, anything else as null. */
export function readTimeText(value: unknown): string | null {
	const time = sinceEpoch(value);
	return Number.isNaN(time) ? readText(value) : new Date(time).toISOString();
}

/** The objects of a list; none if there is no list. */
export function objectsIn(value: unknown): IDataObject[] {
	const list: unknown[] = Array.isArray(value) ? value : [];
	return list.filter(isObject);
}

/** Names as a list, or in one text with commas between them, as an expression may give them. */
export function readNames(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	return list.map(trimmed).filter(Boolean);
}

/** Milliseconds, from a number of seconds or milliseconds of the years 1973 to 2286; else not a number. */
function sinceEpoch(value: unknown): number {
	if (typeof value !== 'number') return Number.NaN;
	if (value >= 1e11 && value < 1e13) return value;
	return value >= 1e8 && value < 1e10 ? value * 1000 : Number.NaN;
}
