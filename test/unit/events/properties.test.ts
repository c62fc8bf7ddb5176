import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import { eventId } from '../../../nodes/shared/events/eventId';
import { canonicalJson } from '../../../nodes/shared/events/canonicalJson';
import { frozen, reversed } from './fixtures';

const anyObject = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<IDataObject>;

const names = [...paveEvents.events, ...autoGrabEvents.events].map((event) => event.name);

/** Objects that look like a delivery from far away, with anything inside. */
const almostEvents = fc.record(
	{
		event: fc.constantFrom(...names),
		session_key: fc.oneof(fc.string(), fc.jsonValue()),
		session: fc.oneof(
			fc.record(
				{
					session_key: fc.string(),
					vehicle: fc.jsonValue(),
					options: fc.jsonValue(),
					photos: fc.jsonValue(),
					inspection: fc.jsonValue(),
				},
				{ requiredKeys: ['session_key'] },
			),
			fc.jsonValue(),
		),
		status: fc.jsonValue(),
		photo_status: fc.string(),
		data: fc.oneof(
			fc.record({
				customer: fc.record({
					id: fc.string(),
					sightings: fc.jsonValue(),
					additional_fields: fc.jsonValue(),
				}),
			}),
			fc.jsonValue(),
		),
	},
	{ requiredKeys: ['event'] },
) as fc.Arbitrary<IDataObject>;

const bodies = fc.oneof(anyObject, almostEvents);

/** JSON as the slow and obvious way would compare it. */
function obvious(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(obvious).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${obvious(inner)}`).join()}}`;
}

describe('eventId', () => {
	test('is 32 hex digits and does not depend on the order of keys', () => {
		fc.assert(
			fc.property(bodies, (body) => {
				expect(eventId(body)).toMatch(/^[0-9a-f]{32}$/);
				expect(eventId(reversed(body))).toBe(eventId(body));
			}),
		);
	});

	test('tells any two different bodies apart, and no two equal ones', () => {
		fc.assert(
			fc.property(bodies, bodies, (a, b) => {
				expect(canonicalJson(a) === canonicalJson(b)).toBe(obvious(a) === obvious(b));
				expect(eventId(a) === eventId(b)).toBe(obvious(a) === obvious(b));
			}),
			{ numRuns: 500 },
		);
	});

	test('changes with any single value', () => {
		fc.assert(
			fc.property(bodies, fc.string(), fc.jsonValue(), (body, key, value) => {
				const changed = { ...body, [key]: value } as IDataObject;
				expect(eventId(changed) === eventId(body)).toBe(obvious(changed) === obvious(body));
			}),
		);
	});

	test('does not depend on our own attributes, present, changed or missing', () => {
		fc.assert(
			fc.property(bodies, fc.string(), fc.jsonValue(), (body, name, value) => {
				const without = Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
				const changed = Object.fromEntries([...Object.entries(without), [name, value]]);
				expect(eventId(changed as IDataObject, [name])).toBe(eventId(without, [name]));
				expect(eventId(without, [name])).toBe(eventId(without));
			}),
		);
	});

	test.each<[string, unknown, unknown]>([
		['a list and its entries', [[1], 2], [[1, 2]]],
		['an empty list and an empty object', [], {}],
		['an empty object and null', {}, null],
		['a number and its digits', 1, '1'],
		['keys moved between objects', [{ a: 1 }, { b: 1 }], [{ b: 1 }, { a: 1 }]],
		['what the text itself uses as marks', [{ keys: 0 }], [{ keys: 1 }]],
		['a list of keys and an object', ['a', 1], { a: 1 }],
		['halves of broken characters', '\ud800', '\ud801'],
		['an own __proto__ key', JSON.parse('{"__proto__":1}'), {}],
	])('tells apart %s', (_, a, b) => {
		expect(eventId({ a } as IDataObject)).not.toBe(eventId({ a: b } as IDataObject));
	});

	test('knows the same keys in another order, also late in a long body', () => {
		const many = Array.from({ length: 40 }, (_, i) => ({ [`k${i}`]: i, z: 1 }));
		const rows = [...many, ...many].map((row, i) => (i % 3 === 0 ? reversed(row) : row));
		expect(eventId({ rows })).toBe(eventId({ rows: [...many, ...many] }));
	});

	test('copes with nesting deeper than the stack', () => {
		const deep = JSON.parse(`{"a":${'['.repeat(50_000)}1${']'.repeat(50_000)}}`) as IDataObject;
		const other = JSON.parse(`{"a":${'['.repeat(50_000)}2${']'.repeat(50_000)}}`) as IDataObject;
		expect(eventId(deep)).not.toBe(eventId(other));
	});
});

describe.each([
	['PAVE', paveEvents],
	['AutoGrab', autoGrabEvents],
])('presentEvent with the %s catalogue', (_, catalogue) => {
	test('takes anything, changes nothing, and loses nothing in a raw item', async () => {
		await fc.assert(
			fc.asyncProperty(
				bodies,
				fc.array(fc.string(), { maxLength: 3 }),
				async (body, ownAttributes) => {
					const before = JSON.stringify(body);
					frozen(body);
					const raw = await presentEvent(catalogue, body, { simplify: false, ownAttributes });
					const { _validation: mark, ...rest } = raw.json;
					const { _validation: own, ...sent } = body;
					expect(rest).toEqual(sent);
					expect(mark).toEqual(
						raw.problems.length > 0 ? { valid: false, problems: raw.problems } : own,
					);
					expect(JSON.stringify(body)).toBe(before);
				},
			),
			{ numRuns: 300 },
		);
	});

	test('gives either a record or the marked body, with the same identity', async () => {
		await fc.assert(
			fc.asyncProperty(bodies, async (body) => {
				const shown = await presentEvent(catalogue, frozen(body), { simplify: true });
				expect(shown.eventId).toBe(eventId(body));
				const { definition, json, problems } = shown;
				const record = { event: definition?.name, event_id: shown.eventId };
				const isRecord =
					definition !== undefined && definition.simplify(body)[definition.about] !== null;
				expect(json).toMatchObject(isRecord ? record : body);
				if (!isRecord) expect(problems.length).toBeGreaterThan(0);
				if (problems.length > 0) expect(json._validation).toEqual({ valid: false, problems });
			}),
			{ numRuns: 300 },
		);
	});
});
