import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { passesFilter } from '../../../nodes/shared/events';
import type { EventDefinition } from '../../../nodes/shared/events';

const ALL = [...paveEvents.events, ...autoGrabEvents.events];

function definition(name: string): EventDefinition {
	const found = ALL.find((event) => event.name === name);
	if (found === undefined) throw new Error(`no event ${name}`);
	return found;
}

const FILTERS: Array<
	[name: string, option: string, values: string[], body: (value: unknown) => IDataObject]
> = [
	[
		'SESSION:STAGE_CHANGE',
		'photoStatuses',
		['accepted', 'rejected'],
		(value) => ({ photo_status: value }) as IDataObject,
	],
	[
		'SESSION:STATUS_CHANGE',
		'sessionStatuses',
		['CONFIRM', 'PROCESS', 'QC_PASSED', 'STARTED'],
		(value) => ({ status: value }) as IDataObject,
	],
	[
		'SESSION:SMS_PROCESS',
		'smsStatuses',
		['error', 'success'],
		(value) => ({ status: value }) as IDataObject,
	],
	[
		'valuation_change',
		'valuationChangeTypes',
		['configuration', 'valuation'],
		(value) => ({ data: { change: { type: value } } }) as IDataObject,
	],
];

test('offers these filters and no others', () => {
	const offered = ALL.filter((event) => event.filter).map((event) => event.name);
	const agreed = [...FILTERS.map(([name]) => name), 'SESSION:COMPLETE'];
	expect(offered.sort()).toEqual(agreed.sort());
});

describe.each(FILTERS)('%s', (name, option, values, body) => {
	const event = definition(name);

	test('offers exactly the agreed values', () => {
		expect(event.filter?.option).toBe(option);
		expect(event.filter?.values?.map((choice) => choice.value).sort()).toEqual(values);
	});

	test('lets everything pass where nothing is ticked', () => {
		for (const value of values) {
			expect(passesFilter(event, body(value), {})).toBe(true);
			expect(passesFilter(event, body(value), { [option]: [] })).toBe(true);
			expect(passesFilter(event, body(value), { other: ['x'] })).toBe(true);
		}
	});

	test('drops a value if and only if it is offered, and others are ticked', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.constantFrom(...values), fc.string(), fc.jsonValue()),
				fc.subarray(values),
				(value, ticked) => {
					const passes = passesFilter(event, body(value), { [option]: ticked });
					const offered = values.some((choice) => choice === value);
					const wanted = ticked.length === 0 || ticked.some((choice) => choice === value);
					expect(passes).toBe(!offered || wanted);
				},
			),
		);
	});
});

test('lets a completed inspection pass every choice of statuses', () => {
	const selected = { sessionStatuses: ['STARTED'] };
	expect(passesFilter(definition('SESSION:STATUS_CHANGE'), { status: 'COMPLETE' }, selected)).toBe(
		true,
	);
});

test('lets events without a filter pass', () => {
	const selected = { photoStatuses: ['accepted'], smsStatuses: ['error'] };
	expect(passesFilter(definition('SESSION:COMPLETE'), {}, selected)).toBe(true);
});

describe('sources that a user typed', () => {
	const event = definition('SESSION:COMPLETE');
	const from = (source: unknown) => ({ session: { source } }) as IDataObject;
	const form = (form_name: unknown) => from({ type: 'shareable_link', properties: { form_name } });
	const passes = (body: IDataObject, sources: unknown) =>
		passesFilter(event, body, { sources } as Record<string, string[]>);

	test('let pass what is named, in either case, as a list or in one text', () => {
		expect(passes(form('Example North lot'), ['Other', ' example north LOT '])).toBe(true);
		expect(passes(form('Example North lot'), 'Other, Example North lot')).toBe(true);
		expect(passes(from({ properties: { api_name: 'Key' } }), ['key'])).toBe(true);
	});

	test('hold back what is named otherwise', () => {
		expect(passes(form('Example North lot'), ['North'])).toBe(false);
		expect(passes(form('Example North lot'), 'Other')).toBe(false);
	});

	test.each([[[]], [''], [undefined], [null], [['', ' ']]])('are none: %j', (sources) => {
		expect(passes(form('Example North lot'), sources)).toBe(true);
	});

	test('say nothing about an inspection whose source is not known', () => {
		for (const body of [{}, from(null), from({}), form(null), form({})]) {
			expect(passes(body, ['Other'])).toBe(true);
		}
	});
});
