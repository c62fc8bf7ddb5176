import { set, unset } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import type { EventCatalogue } from '../../../nodes/shared/events';
import { fixture, frozen } from './fixtures';

/** The body with the value at a path replaced; undefined takes it away. */
function broken(file: string, path: string, value: unknown): IDataObject {
	const body = fixture(file);
	if (value === undefined) unset(body, path);
	else set(body, path, value);
	return body;
}

const RECAPTURE = 'autograb/event.recapture_new.json';
const VALUATION = 'autograb/event.valuation_change.json';
const COMPLETE = 'pave/webhook-session-complete.json';
const SMS = 'pave/webhook-sms-process-success.json';
const STAGE = 'pave/webhook-stage-change-accepted.json';

/** By recorded body, the problem, which begins with the place, and what stands there. */
const PROBLEMS: Record<string, Array<[problem: string, value: unknown]>> = {
	[RECAPTURE]: [
		['data.customer.id: expected string, received null', null],
		['data.customer.id: expected string, received nothing', undefined],
		['data.customer: expected object, received array', []],
		['data: expected object, received nothing', undefined],
		['data.customer.sightings[0].at: expected string, received boolean', true],
		['data.customer.sightings[0].listing_price: expected number or string, received boolean', true],
		['data.customer.additional_fields: expected object or empty array, received string', 'x'],
	],
	[VALUATION]: [['data.change.new_price: expected number or string, received null', null]],
	[COMPLETE]: [
		['session.session_key: expected string, received null', null],
		['session: expected object, received string', 'x'],
		['session.vehicle.vin: expected string, received object', {}],
		['session.options.sms.to: expected string, received boolean', false],
	],
	[SMS]: [
		['session_key: expected string, received nothing', undefined],
		['status: expected string, received nothing', undefined],
	],
	[STAGE]: [
		['photo_status: expected string, received null', null],
		['event: "SESSION:NEW" is not a known event', 'SESSION:NEW'],
		['event: expected string, received nothing', undefined],
		['event: expected string, received null', null],
		['event: expected string, received array', ['SESSION:COMPLETE']],
	],
};
const catalogueOf = (file: string): EventCatalogue =>
	file.startsWith('pave/') ? paveEvents : autoGrabEvents;
const FAULTS = Object.entries(PROBLEMS).flatMap(([file, problems]) =>
	problems.map(([problem, value]) => [problem, file, value] as const),
);
const brokenBy = (problem: string, file: string, value: unknown) =>
	broken(file, problem.split(': ')[0], value);

/** Without these nobody can say what the event is about, or which event it is. */
const NAMES_IT = /^(data(\.customer(\.id)?)?|session(\.session_key)?|session_key|event): /;

const HOPELESS = FAULTS.filter(([problem]) => NAMES_IT.test(problem));
const ODD = FAULTS.filter(([problem]) => !NAMES_IT.test(problem));

describe('a delivery with one fault', () => {
	test.each(HOPELESS)('has no record: %s', async (problem, file, value) => {
		const body = frozen(brokenBy(problem, file, value));
		const { json, problems } = await presentEvent(catalogueOf(file), body, { simplify: true });
		expect(problems).toEqual([problem]);
		expect(json).toEqual({ ...body, _validation: { valid: false, problems } });
	});

	test.each(ODD)('loses one field of its record: %s', async (problem, file, value) => {
		const body = frozen(brokenBy(problem, file, value));
		const whole = await presentEvent(catalogueOf(file), fixture(file), { simplify: true });
		const { eventId } = whole;
		const { json } = await presentEvent(catalogueOf(file), body, { simplify: true, eventId });
		const { _validation, ...record } = json;
		expect(_validation).toEqual({ valid: false, problems: [problem] });
		expect(Object.keys(record)).toEqual(Object.keys(whole.json));
		const names = Object.keys(record);
		const lost = names.filter((name) => record[name] === null && whole.json[name] !== null);
		const kept = names.filter((name) => record[name] === whole.json[name]);
		expect(lost.length).toBeGreaterThan(0);
		expect(kept.length).toBeGreaterThan(names.length / 2);
	});

	test.each(FAULTS)('is marked in a raw item as well: %s', async (problem, file, value) => {
		const body = brokenBy(problem, file, value);
		const { json } = await presentEvent(catalogueOf(file), body, { simplify: false });
		expect(json).toEqual({ ...body, _validation: { valid: false, problems: [problem] } });
	});

	test('does not flood the item when a long list is wrong throughout', async () => {
		const sightings = Array.from({ length: 500 }, () => ({ at: false }));
		const body = broken(RECAPTURE, 'data.customer.sightings', sightings);
		const { problems } = await presentEvent(autoGrabEvents, body, { simplify: true });
		expect(problems).toHaveLength(20);
	});
});

describe('a delivery that is odd but good', () => {
	test.each<[string, string, string, unknown]>([
		['a status nobody documented', SMS, 'status', 'queued'],
		['a message of null', SMS, 'message', null],
		['no timestamp', SMS, 'timestamp', undefined],
		['a timestamp in no known form', SMS, 'timestamp', 'last Monday'],
		['a field nobody documented', SMS, 'provider', { id: 1 }],
		['an odometer as text', COMPLETE, 'session.vehicle.odom_reading', '100,945'],
		['an empty object sent as a list', COMPLETE, 'session.options', []],
		['photos in an undocumented form', COMPLETE, 'session.photos', 'later'],
		['no inspection', COMPLETE, 'session.inspection', undefined],
		['a customer without sightings', RECAPTURE, 'data.customer.sightings', null],
		['an unreadable sighting date', RECAPTURE, 'data.customer.sightings[0].at', 'soon'],
		['prices as text', VALUATION, 'data.change.new_price', '24150.00'],
		['a vehicle id as a number', VALUATION, 'data.pricing_record.vehicle_id', 4720981135602688],
	])('%s', async (_, file, path, value) => {
		const body = frozen(broken(file, path, value));
		const { json, problems } = await presentEvent(catalogueOf(file), body, { simplify: false });
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
