import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';

import { readDay } from '../../../nodes/shared/readers/day';
import { Unreadable } from '../../../nodes/shared/readers/text';

const SYDNEY = 'Australia/Sydney';
const day = (given: unknown) => readDay(given, SYDNEY);

test.each<unknown>([
	...['2021-09-15', '2021/9/15', '2021.09.15', '20210915', '15/09/2021', '15.9.2021', '15-9-21'],
	...['15 Sep 2021', '15 Sept 2021', '15-Sep-21', '15SEP2021', '15th of September, 2021'],
	...['Sep 15, 2021', 'September 15th 2021', '2021-Sep-15', 'Wednesday, 15 September 2021'],
	...['15/09/2021 12:00:00 AM', '2021-09-15T00:00:00.000Z', '2021-09-15 00:00:00'],
	'Wed Sep 15 2021 00:00:00 GMT+1000 (Australian Eastern Standard Time)',
	'\u200e15\u201109\u20112021',
	...[44454, '44454', 1631664000000, '1631664000', ['2021-09-15']],
	DateTime.utc(2021, 9, 15),
	new Date('2021-09-15'),
])('%j is 15 September 2021', (given) => expect(day(given)).toBe('2021-09-15T00:00:00.000Z'));

test.each<[unknown, string]>([
	['15/09/2021 2:30 PM', '2021-09-15T04:30:00.000Z'],
	['15/09/2021, 14:30', '2021-09-15T04:30:00.000Z'],
	['2021-09-15T14:30:00+10:00', '2021-09-15T04:30:00.000Z'],
	['2021-09-15T04:30:00Z', '2021-09-15T04:30:00.000Z'],
	['Wed, 15 Sep 2021 04:30:00 GMT', '2021-09-15T04:30:00.000Z'],
	[44454.5, '2021-09-15T12:00:00.000Z'],
])('%j has a time', (given, expected) => expect(day(given)).toBe(expected));

test.each([undefined, null, '', '-', 'N/A', '0000-00-00', '0000-00-00 00:00:00', 'TBA', 0])(
	'%j is none',
	(given) => expect(day(given)).toBeUndefined(),
);

test.each([
	...['soon', '2021', 'Sep 2021', '2021-09', '31/02/2021', '2021-02-30', '0021-09-15'],
	...['15/09/2021 25:00', 15, {}],
])('%j is refused', (given) => expect(day(given)).toBeInstanceOf(Unreadable));

test('a day with the month first is refused with that reason', () =>
	expect(day('09/15/2021')).toMatchObject({ problem: '"09/15/2021" has the month first' }));

test('any day is read back from any form it is written in, whatever the language of the machine', () => {
	const before = Settings.defaultLocale;
	Settings.defaultLocale = 'en-AU';
	const forms = [
		...['yyyy-MM-dd', 'd/M/yyyy', 'dd.MM.yyyy', 'd LLL yyyy', 'd LLLL yyyy'],
		...['d-LLL-yyyy', 'yyyyMMdd', 'LLLL d, yyyy'],
	];
	const days = fc.integer({ min: 0, max: 70_000 });
	fc.assert(
		fc.property(
			days,
			fc.constantFrom(...forms),
			fc.constantFrom('en-AU', 'en-US'),
			(count, form, locale) => {
				const date = DateTime.utc(1930, 1, 1).plus({ days: count });
				expect(day(date.toFormat(form, { locale }))).toBe(date.toISO());
			},
		),
	);
	Settings.defaultLocale = before;
});
