import type { IDataObject } from 'n8n-workflow';

/** Whole or decimal, optionally with commas between thousands: "100,945", "-12.5". */
const NUMBER = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

/** The value as an object; anything else (missing, null, a list, text) reads as an empty one. */
export function readObject(value: unknown): IDataObject {
	return isObject(value) ? value : {};
}

/** Whether the value is a JSON object (not null, not a list). */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value as a list. An object reads as the list of its values, because some servers deliver a
 * list with gaps that way. Null where there is no list at all.
 */
export function readList(value: unknown): unknown[] | null {
	if (Array.isArray(value)) return value;
	return isObject(value) ? Object.values(value) : null;
}

/** The value as text, as delivered; a number as its digits, anything else as null. */
export function readText(value: unknown): string | null {
	if (typeof value === 'string') return value;
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** What somebody has typed, as text without outer spaces; empty where it is missing. */
export function trimmed(value: unknown): string {
	return String(value ?? '').trim();
}

/** The value as text without outer spaces; blank text counts as missing. */
export function readFilledText(value: unknown): string | null {
	return readText(value)?.trim() || null;
}

/** The value as a number, also from text such as "100,945"; null where it cannot be read as one. */
export function readNumber(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string') return null;
	const text = value.trim();
	return NUMBER.test(text) ? Number(text.replaceAll(',', '')) : null;
}

/** The value as a date in milliseconds; null where it is not a date. */
export function readTime(value: unknown): number | null {
	if (typeof value !== 'string') return null;
	const time = Date.parse(value);
	return Number.isNaN(time) ? null : time;
}

/** The objects of a list; none where there is no list. */
export function objectsIn(value: unknown): IDataObject[] {
	const list: unknown[] = Array.isArray(value) ? value : [];
	return list.filter(isObject);
}
