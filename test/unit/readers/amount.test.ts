import fc from 'fast-check';

import { readAmount, readNumber, readOdometer } from '../../../nodes/shared/readers/amount';
import { Unreadable } from '../../../nodes/shared/readers/text';

const problem = (reading: unknown) => (reading instanceof Unreadable ? reading.problem : reading);

describe('an amount', () => {
	test.each<[unknown, number]>([
		['$28,450', 28450],
		['A$28,450.50', 28450.5],
		['AUD 28450', 28450],
		['28 450 AUD', 28450],
		['$28.450', 28450],
		['1.234,56', 1234.56],
		['1,234.56', 1234.56],
		['1.234.567', 1234567],
		['28450,50', 28450.5],
		['1 234 567', 1234567],
		['28\u2019450', 28450],
		['28\u202f450', 28450],
		['\u20111500', -1500],
		['\u22121500', -1500],
		['$-500', -500],
		['1.25E+04', 12500],
		['0.5', 0.5],
		['="19000"', 19000],
		["'19000", 19000],
		[['19000'], 19000],
		['["19000"]', 19000],
		[312.537, 312.537],
		['0', 0],
		['0,00', 0],
		['0,5', 0.5],
	])('%j is %d', (given, amount) => expect(readAmount(given)).toBe(amount));

	test.each([
		...[undefined, null, '', ' ', '-', '.', '\u2014', 'N/A', '#N/A', 'null', 'TBA', '$'],
		...['\u200b', [], '[]'],
	])('%j is none', (given) => expect(readAmount(given)).toBeUndefined());

	test.each<[unknown, string]>([
		['km', '"km" is not a number'],
		['28.450', '"28.450" can be read as 28450 or 28.450'],
		['1,5', '"1,5" can be read as 15 or 1.5'],
		['48k', '"48k" is not a number'],
		['12,34,567', '"12,34,567" is not a number'],
		['1,234,56', '"1,234,56" is not a number'],
		['10-20', '"10-20" is not a number'],
		['(500)', '"(500)" is not a number'],
		['12345678901234567890', '"12345678901234567890" is not a number'],
		['1e99', '"1e99" is not a number'],
		[1e21, '1e+21 is a number too long to be exact'],
		[true, '"true" is not a number'],
		[{ value: 5 }, 'this is an object'],
		['[object Object] km', 'this is an object'],
		[[1, 2], 'this is a list of 2 values'],
	])('%j is refused', (given, why) => expect(problem(readAmount(given))).toBe(why));

	test('never differs from the digits that are written', () => {
		const signs = [...'0123456789', '.', ',', ' ', "'", '-', '+', '$', '\u00a0', 'k'];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 12 }), (parts) => {
				const text = parts.join('');
				const value = readAmount(text);
				if (typeof value !== 'number') return;
				const written = text.replace(/\D/g, '').replace(/^0+|0+$/g, '');
				const read = String(Math.abs(value))
					.replace(/\D/g, '')
					.replace(/^0+|0+$/g, '');
				expect(read).toBe(written);
			}),
			{ numRuns: 5000 },
		);
	});
});

describe('an odometer', () => {
	test.each<[unknown, number, string | undefined]>([
		['48.210', 48210, undefined],
		['48.210 km', 48210, 'km'],
		["48'210 km", 48210, 'km'],
		['48,210.5', 48210, undefined],
		['048210', 48210, undefined],
		['61,800 mi', 61800, 'mi'],
		['61,800 Miles', 61800, 'mi'],
		['61 800 Kilometres', 61800, 'km'],
		[312.537, 312, undefined],
		[48210.5, 48210, undefined],
	])('%j is %d %s', (given, reading, unit) =>
		expect(readOdometer(given)).toEqual(unit ? { reading, unit } : { reading }),
	);

	test.each(['km', '-5', '$48,210', '48k', '1,5', '12:30', 'full'])('%j is refused', (given) =>
		expect(readOdometer(given)).toBeInstanceOf(Unreadable),
	);
});

test.each<[unknown, number | null]>([
	['43.653', 43.653],
	['100,945', 100945],
	['$28,450', 28450],
	['28 450', 28450],
	['POA', null],
	['', null],
	[null, null],
	[[5], null],
])('an API says %j', (given, number) => expect(readNumber(given)).toBe(number));
