import { countries, digitsIn, e164 } from '../../nodes/shared/phone';

describe('e164', () => {
	test.each([
		['AU', '0412 345 678', '+61412345678'],
		['AU', '(02) 9876 5432', '+61298765432'],
		['AU', '412345678', '+61412345678'],
		['AU', '61412345678', '+61412345678'],
		['AU', '0011 64 21 123 456', '+6421123456'],
		['NZ', '021 123 4567', '+64211234567'],
		['NZ', '09 123 4567', '+6491234567'],
		['GB', '07700 900123', '+447700900123'],
		['uk', '020 7946 0018', '+442079460018'],
		['MY', '012-345 6789', '+60123456789'],
		['MY', '011 2345 6789', '+601123456789'],
		['MY', '03-2345 6789', '+60323456789'],
		['US', '(647) 555-0143', '+16475550143'],
		['CA', '1 647 555 0143', '+16475550143'],
		['CA', '011 61 412 345 678', '+61412345678'],
		['SG', '9123 4567', '+6591234567'],
		['IT', '06 1234 5678', '+390612345678'],
		['DE', '0171 1234567', '+491711234567'],
		['FR', '00 44 7700 900123', '+447700900123'],
	])('in %s, %s is %s', (country, typed, expected) => {
		expect(e164(typed, country)).toBe(expected);
	});

	test.each([
		['+61 400 000 001', '+61400000001'],
		['+61 (0)400 000 001', '+61400000001'],
		['+44 07700 900123', '+447700900123'],
		['+1.647.555.0143', '+16475550143'],
		['tel:+64-21-123-4567', '+64211234567'],
		['\u202a+61 400 000 001\u202c', '+61400000001'],
		['\uff0b61 400 000 001', '+61400000001'],
		['+353 87 123 4567', '+353871234567'],
		['+996 555 123 456', '+996555123456'],
	])('takes %s without a country', (typed, expected) => {
		expect(e164(typed)).toBe(expected);
		expect(e164(typed, 'AU')).toBe(expected);
	});

	test.each([
		[undefined, '647-555-0143'],
		[undefined, '0412 345 678'],
		['', '0412 345 678'],
		['XX', '0412 345 678'],
		['toString', '0412 345 678'],
		['AU', '9876 5432'],
		['AU', '1300 123 456'],
		['AU', '000'],
		['AU', '0412 345 67'],
		['AU', '0412 345 6789'],
		['MY', '2345 6789'],
		['DE', '12345678'],
		['US', '555-0143'],
		['US', '911 555 0143'],
		['US', '(147) 555-0143'],
		['US', '647-555-0143 x12'],
		['US', '1-800-FLOWERS'],
		['US', '6.475550143E+09'],
		['GB', '00'],
		['GB', '+'],
		['GB', '++44 7700 900123'],
		['GB', '+44 7700'],
		['GB', '+0412345678'],
		['GB', '+1234567890123456'],
		['GB', '07700 900123, 07700 900124'],
		['GB', ''],
		['GB', 'n/a'],
	])('refuses, in %s, what is no number of there: %s', (country, typed) => {
		expect(e164(typed, country)).toBeNull();
	});

	test('refuses what is missing', () => {
		expect(e164(null, 'AU')).toBeNull();
	});

	test('is the same when it is asked again about its answer', () => {
		for (const typed of ['0412 345 678', '(02) 9876 5432']) {
			const number = e164(typed, 'AU');
			expect(e164(number, 'GB')).toBe(number);
		}
	});
});

test('the countries are listed by name, each with two letters', () => {
	const names = countries.map(({ name }) => name);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	for (const { value } of countries) expect(value).toMatch(/^[A-Z]{2}$/);
});

test('digitsIn keeps the digits only', () => {
	expect(digitsIn('+1 (647) 555-0143')).toBe('16475550143');
	expect(digitsIn('n/a')).toBeNull();
	expect(digitsIn(null)).toBeNull();
});
