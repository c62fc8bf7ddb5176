import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import type { EventCatalogue } from '../../../nodes/shared/events';
import { fixture, frozen } from './fixtures';

type Step = string | number;

/** The body with one value replaced; undefined takes it away. */
function broken(path: string, steps: Step[], value: unknown): IDataObject {
	const body = fixture(path);
	const last = steps[steps.length - 1];
	const parent = steps
		.slice(0, -1)
		.reduce<Record<Step, unknown>>((at, step) => at[step] as Record<Step, unknown>, body);
	if (value === undefined) delete parent[last];
	else parent[last] = value;
	return body;
}

const RECAPTURE = 'autograb/event.recapture_new.json';
const VALUATION = 'autograb/event.valuation_change.json';
const COMPLETE = 'pave/webhook-session-complete.json';
const SMS = 'pave/webhook-sms-process-success.json';
const STAGE = 'pave/webhook-stage-change-accepted.json';

const FAULTS: Array<[problem: string, EventCatalogue, string, Step[], unknown]> = [
	[
		'data.customer.id: expected string, received null',
		autoGrabEvents,
		RECAPTURE,
		['data', 'customer', 'id'],
		null,
	],
	[
		'data.customer.id: expected string, received nothing',
		autoGrabEvents,
		RECAPTURE,
		['data', 'customer', 'id'],
		undefined,
	],
	[
		'data.customer: expected object, received array',
		autoGrabEvents,
		RECAPTURE,
		['data', 'customer'],
		[],
	],
	['data: expected object, received nothing', autoGrabEvents, RECAPTURE, ['data'], undefined],
	[
		'data.customer.sightings[0].at: expected string, received boolean',
		autoGrabEvents,
		RECAPTURE,
		['data', 'customer', 'sightings', 0, 'at'],
		true,
	],
	[
		'data.customer.sightings[0].listing_price: expected number or string, received boolean',
		autoGrabEvents,
		RECAPTURE,
		['data', 'customer', 'sightings', 0, 'listing_price'],
		true,
	],
	[
		'data.customer.additional_fields: expected object or empty array, received string',
		autoGrabEvents,
		RECAPTURE,
		['data', 'customer', 'additional_fields'],
		'x',
	],
	[
		'data.change.new_price: expected number or string, received null',
		autoGrabEvents,
		VALUATION,
		['data', 'change', 'new_price'],
		null,
	],
	[
		'session.session_key: expected string, received null',
		paveEvents,
		COMPLETE,
		['session', 'session_key'],
		null,
	],
	['session: expected object, received string', paveEvents, COMPLETE, ['session'], 'x'],
	[
		'session.vehicle.vin: expected string, received object',
		paveEvents,
		COMPLETE,
		['session', 'vehicle', 'vin'],
		{},
	],
	[
		'session.options.sms.to: expected string, received boolean',
		paveEvents,
		COMPLETE,
		['session', 'options', 'sms', 'to'],
		false,
	],
	['session_key: expected string, received nothing', paveEvents, SMS, ['session_key'], undefined],
	['status: expected string, received nothing', paveEvents, SMS, ['status'], undefined],
	['photo_status: expected string, received null', paveEvents, STAGE, ['photo_status'], null],
	['event: "SESSION:NEW" is not a known event', paveEvents, STAGE, ['event'], 'SESSION:NEW'],
	['event: expected string, received nothing', paveEvents, STAGE, ['event'], undefined],
	['event: expected string, received null', paveEvents, STAGE, ['event'], null],
	['event: expected string, received array', paveEvents, STAGE, ['event'], ['SESSION:COMPLETE']],
];

/** Without these nobody can say what the event is about, or which event it is. */
const NAMES_IT = /^(data(\.customer(\.id)?)?|session(\.session_key)?|session_key|event): /;

const [HOPELESS, ODD] = [FAULTS.filter(isHopeless), FAULTS.filter((fault) => !isHopeless(fault))];

function isHopeless([problem]: [string, ...unknown[]]): boolean {
	return NAMES_IT.test(problem);
}

describe('a delivery with one fault', () => {
	test.each(HOPELESS)('has no record: %s', async (problem, catalogue, path, steps, value) => {
		const body = frozen(broken(path, steps, value));
		const { json, problems } = await presentEvent(catalogue, body, { simplify: true });
		expect(problems).toEqual([problem]);
		expect(json).toEqual({ ...body, _validation: { valid: false, problems } });
	});

	test.each(ODD)(
		'loses one field of its record: %s',
		async (problem, catalogue, path, steps, value) => {
			const body = frozen(broken(path, steps, value));
			const whole = await presentEvent(catalogue, fixture(path), { simplify: true });
			const { json } = await presentEvent(catalogue, body, {
				simplify: true,
				eventId: whole.eventId,
			});
			const { _validation, ...record } = json;
			expect(_validation).toEqual({ valid: false, problems: [problem] });
			expect(Object.keys(record)).toEqual(Object.keys(whole.json));
			const lost = Object.keys(record).filter(
				(name) => record[name] === null && whole.json[name] !== null,
			);
			const kept = Object.keys(record).filter((name) => record[name] === whole.json[name]);
			expect(lost.length).toBeGreaterThan(0);
			expect(kept.length).toBeGreaterThan(Object.keys(record).length / 2);
		},
	);

	test.each(FAULTS)(
		'is marked in a raw item as well: %s',
		async (problem, catalogue, path, steps, value) => {
			const body = broken(path, steps, value);
			const { json } = await presentEvent(catalogue, body, { simplify: false });
			expect(json).toEqual({ ...body, _validation: { valid: false, problems: [problem] } });
		},
	);

	test('does not flood the item when a long list is wrong throughout', async () => {
		const sightings = Array.from({ length: 500 }, () => ({ at: false }));
		const body = broken(RECAPTURE, ['data', 'customer', 'sightings'], sightings);
		const { problems } = await presentEvent(autoGrabEvents, body, { simplify: true });
		expect(problems).toHaveLength(20);
	});
});

describe('a delivery that is odd but good', () => {
	test.each<[string, EventCatalogue, string, Step[], unknown]>([
		['a status nobody documented', paveEvents, SMS, ['status'], 'queued'],
		['a message of null', paveEvents, SMS, ['message'], null],
		['no timestamp', paveEvents, SMS, ['timestamp'], undefined],
		['a timestamp in no known form', paveEvents, SMS, ['timestamp'], 'last Monday'],
		['a field nobody documented', paveEvents, SMS, ['provider'], { id: 1 }],
		[
			'an odometer as text',
			paveEvents,
			COMPLETE,
			['session', 'vehicle', 'odom_reading'],
			'100,945',
		],
		['an empty object sent as a list', paveEvents, COMPLETE, ['session', 'options'], []],
		['photos in an undocumented form', paveEvents, COMPLETE, ['session', 'photos'], 'later'],
		['no inspection', paveEvents, COMPLETE, ['session', 'inspection'], undefined],
		[
			'a customer without sightings',
			autoGrabEvents,
			RECAPTURE,
			['data', 'customer', 'sightings'],
			null,
		],
		[
			'an unreadable sighting date',
			autoGrabEvents,
			RECAPTURE,
			['data', 'customer', 'sightings', 0, 'at'],
			'soon',
		],
		['prices as text', autoGrabEvents, VALUATION, ['data', 'change', 'new_price'], '24150.00'],
		[
			'a vehicle id as a number',
			autoGrabEvents,
			VALUATION,
			['data', 'pricing_record', 'vehicle_id'],
			4720981135602688,
		],
	])('%s', async (_, catalogue, path, steps, value) => {
		const body = frozen(broken(path, steps, value));
		const { json, problems } = await presentEvent(catalogue, body, { simplify: false });
		expect(problems).toEqual([]);
		expect(json).toEqual(body);
	});
});

test('passes an unknown event through, marked', async () => {
	const body = fixture('autograb/event.unknown.inferred.json');
	const { definition, json } = await presentEvent(autoGrabEvents, body, { simplify: true });
	expect(definition).toBeUndefined();
	expect(json).toEqual({
		...body,
		_validation: { valid: false, problems: ['event: "some_future_event" is not a known event'] },
	});
});
