import { DateTime } from 'luxon';
import { trimmed } from '../../../shared/json';

/** Day 0 of a spreadsheet's calendar, and the serial numbers of the years 1954 to 2119. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
const SHEET_DAYS = { first: 20_000, last: 80_000 };
const DAY = 86_400_000;

/** As people in AutoGrab's countries write dates: the day first. */
const FORMATS = ['d/M/yyyy', 'd-M-yyyy', 'd.M.yyyy', 'd/M/yy', 'd LLL yyyy', 'd LLLL yyyy'];
/** A date picker's midnight stands for the day. */
const MIDNIGHT = /[T ]0?0:00(:00(\.0+)?)?$/;
const TIMES = ['', ' H:mm', ' H:mm:ss'];

/**
 * A date in full ISO 8601 in UTC. A day without a time, or with midnight, is that day's midnight in
 * UTC, so that no time zone moves it; any other time without a zone is one of `zone`.
 * @returns undefined for what is not a date
 */
export function isoDate(value: unknown, zone: string): string | undefined {
	if (typeof value === 'number') return fromNumber(value);
	if (value instanceof Date) return iso(DateTime.fromJSDate(value));
	if (DateTime.isDateTime(value)) return iso(value);
	const text = trimmed(value);
	if (/^\d{5}(\.\d+)?$|^\d{12,13}$/.test(text)) return fromNumber(Number(text));
	const whole = /\d:\d/.test(text) && !MIDNIGHT.test(text) ? zone : 'utc';
	const standard = DateTime.fromISO(text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T'), { zone: whole });
	if (/^\d{4}-/.test(text)) return iso(standard);
	for (const format of FORMATS.flatMap((day) => TIMES.map((time) => day + time))) {
		const date = DateTime.fromFormat(text, format, { zone: whole, locale: 'en-AU' });
		if (date.isValid) return iso(date);
	}
	return undefined;
}

/** A spreadsheet's count of days, or the milliseconds of a computer's clock. */
function fromNumber(value: number): string | undefined {
	if (value >= SHEET_DAYS.first && value <= SHEET_DAYS.last) {
		return iso(DateTime.fromMillis(SHEET_EPOCH + Math.round(value * DAY), { zone: 'utc' }));
	}
	return value > 1e11 && value < 1e13 ? iso(DateTime.fromMillis(value)) : undefined;
}

function iso(date: DateTime): string | undefined {
	return date.isValid ? (date.toUTC().toISO() ?? undefined) : undefined;
}
