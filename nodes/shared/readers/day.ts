import { DateTime } from 'luxon';

import { quoted, readForm, Unreadable, type Reading } from './text';

/** Day 0 of a spreadsheet's calendar, and the serial numbers of the years 1954 to 2119. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
const SHEET_DAYS = { first: 20_000, last: 80_000 };
const DAY = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

const MONTHS =
	'january february march april may june july august september october november december'.split(
		' ',
	);

const MONTH_FIRST = /^(?:0?[1-9]|1[0-2])[-/.](?:1[3-9]|2\d|3[01])[-/.]\d/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+/i;
const TIME =
	/^(.*\d)(?:t|,? (?:at )?)(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\.?)?(?: ?(z|utc|gmt)?(?: ?([+-]\d{2}):?(\d{2})?)?)(?: ?\([^()]*\))?$/i;
/** As people in the countries of the vendors write days: the day first, if the month is not a word. */
const FORMS: ReadonlyArray<readonly [form: RegExp, ...order: Array<'y' | 'm' | 'd'>]> = [
	[/^(\d{4})[-/. ](\d{1,2}|[a-z]{3,9})\.?[-/. ](\d{1,2})$/i, 'y', 'm', 'd'],
	[/^(\d{4})(\d{2})(\d{2})$/, 'y', 'm', 'd'],
	[/^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/, 'd', 'm', 'y'],
	[/^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?:of )?([a-z]{3,9})[-/., ']*(\d{4}|\d{2})$/i, 'd', 'm', 'y'],
	[/^([a-z]{3,9})[-/. ]*(\d{1,2})(?:st|nd|rd|th)?(?:, ?|[-/. ])(\d{4})$/i, 'm', 'd', 'y'],
];

/**
 * A day, or a point in time, in full ISO 8601 in UTC. A day without a time, or with midnight, is that day's midnight
 * in UTC, so that no time zone moves it; any other time without a zone is one of `zone`. Month names are English.
 */
export function readDay(given: unknown, zone: string): Reading<string> {
	const [value] = Array.isArray(given) && given.length === 1 ? (given as unknown[]) : [given];
	if (value instanceof Date || DateTime.isDateTime(value)) {
		const date = value instanceof Date ? DateTime.fromJSDate(value) : value;
		return date.toUTC().toISO() ?? new Unreadable('this is not a date', NEXT);
	}
	return readForm(value, (text) => {
		if (/^0(?:\.0+)?$/.test(text)) return undefined;
		const date = /^\d+(?:\.\d+)?$/.test(text) ? fromNumber(text) : fromText(text, zone);
		const iso = date?.toUTC().toISO();
		if (iso) return iso;
		const why = MONTH_FIRST.test(text) ? 'has the month first' : 'is not a date';
		return new Unreadable(`${quoted(text)} ${why}`, NEXT);
	});
}

const NEXT = 'Choose a day from the calendar, or write it like 2025-11-01 or 1 Nov 2025.';

/** Digits only: year, month and day, a spreadsheet's count of days, or a computer's of seconds or milliseconds. */
function fromNumber(text: string): DateTime | undefined {
	if (/^\d{8}$/.test(text)) return fromText(text, 'utc');
	const value = Number(text);
	if (value >= SHEET_DAYS.first && value <= SHEET_DAYS.last) {
		return DateTime.fromMillis(SHEET_EPOCH + Math.round(value * DAY), { zone: 'utc' });
	}
	if (value >= 1e9 && value < 1e10) return DateTime.fromMillis(value * 1000);
	return value > 1e11 && value < 1e13 ? DateTime.fromMillis(value) : undefined;
}

function fromText(text: string, zone: string): DateTime | undefined {
	const [, day, hour, minute, second = '0', part = '0', half, utc, offset, offsetMinutes = '00'] =
		TIME.exec(text.replace(WEEKDAY, '')) ?? [undefined, text.replace(WEEKDAY, '')];
	const date = partsOf(day ?? '');
	if (!date || date.year < FIRST_YEAR || date.year > LAST_YEAR) return undefined;
	const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
	const time = { hour: hours || 0, minute: Number(minute ?? 0), second: Number(second) };
	if (half && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
	const millisecond = Math.floor(Number(`0.${part}`) * 1000);
	const isMidnight = time.hour + time.minute + time.second + millisecond === 0;
	const given = offset ? `UTC${offset}:${offsetMinutes}` : utc ? 'utc' : zone;
	const moment = DateTime.fromObject(
		{ ...date, ...time, millisecond },
		// JavaScript's own text for a day has the offset of wherever it was made; ISO text means its offset.
		{ zone: isMidnight && (utc || !offset) ? 'utc' : given },
	);
	return moment.isValid ? moment : undefined;
}

function partsOf(text: string): { year: number; month: number; day: number } | undefined {
	for (const [form, ...order] of FORMS) {
		const found = form.exec(text)?.slice(1);
		if (!found) continue;
		const part = (name: 'y' | 'm' | 'd') => found[order.indexOf(name)];
		return { year: yearOf(part('y')), month: monthOf(part('m')), day: Number(part('d')) };
	}
	return undefined;
}

/** Two digits are a year from 1961 to 2060. */
function yearOf(text: string): number {
	const year = Number(text);
	if (text.length === 4) return year;
	return year > 60 ? FIRST_YEAR + year : FIRST_YEAR + 100 + year;
}

/** 0, which is none, for a word that is no month. */
function monthOf(text: string): number {
	if (/^\d/.test(text)) return Number(text);
	return (
		MONTHS.findIndex((name) => name.startsWith(text.toLowerCase().replace(/^sept$/, 'sep'))) + 1
	);
}
