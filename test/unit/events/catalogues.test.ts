import * as z from 'zod/v4';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { eventOptions, findEvent, presentEvent } from '../../../nodes/shared/events';
import { eventId } from '../../../nodes/shared/events/eventId';
import { eventFixtures, fixture, frozen, reversed } from './fixtures';

const CATALOGUES = [
	['PAVE', 'pave', paveEvents],
	['AutoGrab', 'autograb', autoGrabEvents],
] as const;

/** Facts that no record lacks, so that a CRM that insists on them has them. */
const ALWAYS = new Set(['title', 'summary', 'contact_label', 'note_text', 'note_html']);

describe.each(CATALOGUES)('%s catalogue', (_, folder, catalogue) => {
	const known = eventFixtures(folder).filter((path) => !path.includes('unknown'));

	test('has recorded bodies to be tested with', () => {
		expect(known.length).toBeGreaterThanOrEqual(10);
	});

	describe.each(known)('%s', (path) => {
		test('is recognised and fits its schema', async () => {
			const { definition, problems } = await presentEvent(catalogue, frozen(fixture(path)), {
				simplify: true,
			});
			expect(problems).toEqual([]);
			expect(definition).toBeDefined();
		});

		test('is given raw, deep-equal, in a new object', async () => {
			const body = fixture(path);
			const { json } = await presentEvent(catalogue, body, { simplify: false });
			expect(json).toEqual(fixture(path));
			expect(json).not.toBe(body);
		});

		test('becomes a record that fits its record schema', async () => {
			const body = fixture(path);
			const { definition, json } = await presentEvent(catalogue, body, { simplify: true });
			const schema = definition?.recordSchema(z);
			expect(schema?.safeParse(json).error?.issues).toBeUndefined();
			expect(json).toMatchObject({ event: definition?.name, event_id: eventId(body) });
		});

		test('has the same identity with its keys in another order', () => {
			const body = fixture(path);
			expect(eventId(reversed(body))).toBe(eventId(body));
		});
	});

	test('gives every recorded body its own identity', () => {
		const ids = eventFixtures(folder).map((path) => eventId(fixture(path)));
		expect(new Set(ids).size).toBe(ids.length);
	});

	describe.each(catalogue.events.map((event) => [event.name, event] as const))(
		'%s',
		(name, event) => {
			test('has a sample that is found, fits and becomes a full record', async () => {
				expect(findEvent(catalogue, event.sample)).toBe(event);
				const { json, problems } = await presentEvent(catalogue, frozen(event.sample), {
					simplify: true,
				});
				expect(problems).toEqual([]);
				expect(event.recordSchema(z).safeParse(json).success).toBe(true);
				const first = ['title', 'summary', 'event', 'event_id', 'occurred_at'];
				expect(Object.keys(json).slice(0, 5)).toEqual(first);
				expect(Object.keys(json)).toEqual(event.fields);
				expect(JSON.parse(JSON.stringify(event.sample))).toEqual(event.sample);
			});

			test('has a record schema that names every field of the record, in order', async () => {
				const { json } = await presentEvent(catalogue, event.sample, { simplify: true });
				const schema = z.toJSONSchema(event.recordSchema(z));
				expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(json));
			});

			test('can print its body schema for documentation', () => {
				expect(z.toJSONSchema(event.schema(z))).toMatchObject({ type: 'object' });
			});

			test('is refused by its schema only: the readers take anything', () => {
				for (const body of [{}, { session: null }, { data: [] }, { data: 'x' }]) {
					expect(event.occurredAt(body)).toBeNull();
					const facts = Object.entries(event.simplify(body)).filter(([, fact]) => fact !== null);
					expect(facts.map(([field]) => field).filter((field) => !ALWAYS.has(field))).toEqual([]);
					expect(JSON.stringify(facts)).not.toMatch(/undefined|object Object|null/);
					expect(event.filter?.read(body)).toBeUndefined();
				}
			});

			test("keeps the vendor's top-level fields from being taken by custom attributes", () => {
				for (const field of Object.keys(event.sample)) {
					expect(catalogue.ownFields).toContain(field);
				}
				expect(name).not.toBe('');
			});

			test('offers filter values in alphabetical order', () => {
				const names = event.filter?.values?.map((choice) => choice.name) ?? [];
				expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
			});
		},
	);

	test('reserves the marks the node itself sets', () => {
		expect(catalogue.ownFields).toEqual(expect.arrayContaining(['event', '_validation']));
	});
});

describe('event dropdowns', () => {
	test.each(CATALOGUES)(
		'list the events of %s that one can subscribe to, by what is shown',
		(...row) => {
			const [, , { events }] = row;
			const shown = events
				.filter(({ selectable }) => selectable)
				.map(({ displayName, name }) => ({ name: displayName, value: name }))
				.sort((a, b) => a.name.localeCompare(b.name, 'en'));
			expect(eventOptions(row[2])).toEqual(shown.map((option) => expect.objectContaining(option)));
		},
	);

	test('leave out what nobody can subscribe to', () => {
		expect(eventOptions(autoGrabEvents).map(({ value }) => value)).not.toContain('ping');
	});

	test('explain every event', () => {
		for (const option of [...eventOptions(paveEvents), ...eventOptions(autoGrabEvents)]) {
			expect(option.description).toMatch(/^When /);
		}
	});
});

describe('findEvent', () => {
	test('takes price_change for recapture_price_change', () => {
		expect(findEvent(autoGrabEvents, { event: 'price_change' })?.name).toBe(
			'recapture_price_change',
		);
	});

	test.each([{}, { event: null }, { event: 7 }, { event: ['ping'] }, { event: 'toString' }])(
		'finds nothing for %j',
		(body) => {
			expect(findEvent(autoGrabEvents, body)).toBeUndefined();
		},
	);
});
