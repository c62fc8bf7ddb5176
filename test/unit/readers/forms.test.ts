import { readTexts } from '../../../nodes/shared/readers/list';
import { readPhone } from '../../../nodes/shared/readers/phone';
import { readPlate } from '../../../nodes/shared/readers/plate';
import { readSwitch } from '../../../nodes/shared/readers/switch';
import { readPlain, Unreadable, type Reading } from '../../../nodes/shared/readers/text';
import { readVin } from '../../../nodes/shared/readers/vin';

type Reader = (given: unknown) => Reading<string>;

const problem = (reading: unknown) => (reading instanceof Unreadable ? reading.problem : reading);
const strictVin: Reader = (given) => readVin(given, true);

test.each<[string, Reader, unknown, string]>([
	...[
		...['XYZ12Q', 'xyz 12q', 'XYZ-12Q', 'XYZ.12Q', 'XYZ\u00b712Q', 'XYZ\u201312Q', 'XYZ\u201112Q'],
		...['XYZ\u202212Q', '\u202aXYZ12Q\u202c', 'XYZ\u00ad12Q', '\uff38\uff39\uff3a12Q', '="XYZ12Q"'],
	].map((given): [string, Reader, unknown, string] => ['plate', readPlate, given, 'XYZ12Q']),
	['plate', readPlate, 123456, '123456'],
	['plate', readPlate, ['XYZ12Q'], 'XYZ12Q'],
	['VIN', readVin, 'jm0kf4w-la00-123456', 'JM0KF4WLA00123456'],
	['VIN', readVin, '*JM0KF4WLA00123456*', 'JM0KF4WLA00123456'],
	['VIN', readVin, 'zvw30-1234567', 'ZVW30-1234567'],
	['strict VIN', strictVin, 'JM0KF4WLA0 0123456', 'JM0KF4WLA00123456'],
	['phone', readPhone, '\u202a+1 647 555 0143\u202c', '+1 647 555 0143'],
	['phone', readPhone, '+1\u2011647\u2011555\u20110143', '+1-647-555-0143'],
	['phone', readPhone, '+1 (647) 555-0143 ext. 12', '+1 (647) 555-0143 ext. 12'],
	['phone', readPhone, '+61 (0)412 345 678', '+61 412 345 678'],
	['phone', readPhone, '0011 61 412 345 678', '0011 61 412 345 678'],
	['phone', readPhone, '="0412345678"', '0412345678'],
	['phone', readPhone, "'0412345678", '0412345678'],
	['phone', readPhone, 61400000001, '61400000001'],
	['phone', readPhone, 'tel:+61400000001', '+61400000001'],
	['text', readPlain, '["Jordan Example"]', 'Jordan Example'],
	['text', readPlain, ' Jordan\u00a0\u200b Example\n', 'Jordan Example'],
	['text', readPlain, "O'Hara", "O'Hara"],
])('the %s in %j', (_, read, given, expected) => expect(read(given)).toBe(expected));

test.each<[string, Reader]>([
	['plate', readPlate],
	['VIN', readVin],
	['strict VIN', strictVin],
	['phone', readPhone],
	['text', readPlain],
])('stand-ins are no %s', (_, read) => {
	const none = [
		...[undefined, null, '', ' ', '-', '--', '.', '\u2014', 'N/A', 'n/a', '#N/A', 'null', 'none'],
		...['unknown', 'TBA', '\u200e', [], [''], '="-"'],
	];
	expect(none.map((given) => read(given))).toEqual(none.map(() => undefined));
});

test.each([0, '000', 'no plate', 'UNREG', 'Unregistered'])('%j is no plate', (given) =>
	expect(readPlate(given)).toBeUndefined(),
);

test.each<[Reader, unknown, string]>([
	[readPlate, 'XYZ12Q (NSW)', '"XYZ12Q (NSW)" is not a number plate'],
	[readPlate, 'see attached', '"see attached" is not a number plate'],
	[readPlate, 'ask the customer', '"ask the customer" is not a number plate'],
	[readPlate, '1.00E+05', '"1.00E+05" is not a number plate'],
	[readVin, '1.23457E+16', '"123457E+16" is not a VIN'],
	[readVin, 'PENDING', '"PENDING" is not a VIN'],
	[strictVin, 'JM0KF4WLA0012345', '"JM0KF4WLA0012345" is not a VIN'],
	[readPhone, '0400', '"0400" is too short for a phone number'],
	[readPhone, 'call me', '"call me" is not a phone number'],
	[
		readPhone,
		'0400 000 001 / 0400 000 002',
		'"0400 000 001 / 0400 000 002" has several phone numbers',
	],
	[readPhone, '9876 5432 / 9876 5433', '"9876 5432 / 9876 5433" has several phone numbers'],
	[readPhone, '98765432\n98765433', '"98765432 98765433" is too long for a phone number'],
	[readPhone, '412345678.0', '"412345678.0" is not a phone number'],
	[readPhone, -61412345678, '"-61412345678" is not a phone number'],
	[readPlate, 'XYZ12Q, ABC34D', '"XYZ12Q, ABC34D" has several number plates'],
	[readPlate, 'XYZ12Q\nABC34D', '"XYZ12Q ABC34D" has several number plates'],
	[readPlate, '\u0410\u0412\u0421123', '"\u0410\u0412\u0421123" is not a number plate'],
	[readPlate, false, '"false" is not a number plate'],
	[readVin, 2 ** 54, '18014398509481984 is a number too long to be exact'],
	[readPhone, '6.14E+10', '"6.14E+10" has lost its digits in a spreadsheet'],
	[readPhone, { number: '+1' }, 'this is an object'],
	[readPlain, ['a', 'b'], 'this is a list of 2 values'],
])('%# is refused', (read, given, why) => expect(problem(read(given))).toBe(why));

test.each<[unknown, string[]]>([
	['["a","b"]', ['a', 'b']],
	["['a', 'b']", ['a', 'b']],
	['[a, b]', ['a', 'b']],
	['[\n  "a"\n]', ['a']],
	['"a", "b"', ['a', 'b']],
	['a, b;c\nd', ['a', 'b', 'c', 'd']],
	['\u201ca\u201d\uff0c b', ['a', 'b']],
	['- a\n- b', ['a', 'b']],
	[
		['a', 'a', null, ' b ', ''],
		['a', 'b'],
	],
	[
		[['a'], '["b"]'],
		['a', 'b'],
	],
	['', []],
	[undefined, []],
	['-', []],
])('the list in %j', (given, expected) => expect(readTexts(given)).toEqual(expected));

test.each<[unknown, boolean | undefined]>([
	[true, true],
	['true', true],
	['Yes', true],
	[1, true],
	['off', false],
	['FALSE', false],
	[0, false],
	['', undefined],
	[undefined, undefined],
])('the switch %j', (given, expected) => expect(readSwitch(given)).toBe(expected));

test('a switch that says neither is refused', () =>
	expect(problem(readSwitch('maybe'))).toBe('"maybe" is neither yes nor no'));

/** Each is text on which a pattern that tries every beginning again would not come to an end within a test's time. */
test.each(['1', '1 ', '+1-', '(', ' ext', '-', '[', 'a-'])(
	'a long run of %j is read in one go',
	(part) => {
		const long = `${part.repeat(100_000)}x1!`;
		expect([readPlate, readVin, readPhone].map((read) => problem(read(long)))).toEqual(
			Array.from({ length: 3 }, () => expect.stringContaining(' is too long')),
		);
		expect(readTexts(long).length).toBeLessThan(2);
	},
);
