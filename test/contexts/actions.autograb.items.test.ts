import { autoGrabEvents } from '../../nodes/AutoGrab/events';
import { presentEvent } from '../../nodes/shared/events';
import { createN8nHarness } from '../support/n8nContext';
import { actions, useAutoGrabActions } from '../support/autoGrabActions';

useAutoGrabActions();

describe('several items', () => {
	test('keep their order under the rate limit; a bad one stays among the good ones', async () => {
		await actions.vendor.configure({ rateLimitPerSecond: 20 });
		const vins = Array.from({ length: 40 }, (_, n) => (n === 7 ? 'n/a' : 'JM0KF4WLA00123456'));
		const items = await actions.run(
			'vehicle',
			'getByVin',
			{ vin: '={{ $json.vin }}', options: { concurrency: 20 } },
			vins.map((vin) => ({ vin })),
			{ continueOnFail: true },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(vins.map((_, item) => ({ item })));
		expect(items.filter(({ json }) => json.found === true)).toHaveLength(39);
		expect(items[7].json).toMatchObject({ error: 'VIN is empty [item 7]' });
	});
});

describe('event', () => {
	test.each(autoGrabEvents.events.map(({ name }) => name))(
		"%s: the trigger's exact shape, without an account",
		async (event) => {
			actions.n8n = createN8nHarness({ credentials: {} });
			const definition = autoGrabEvents.events.find(({ name }) => name === event);
			const simple = await actions.one('event', 'getSample', { event });
			const asTrigger = { simplify: true };
			const expected = await presentEvent(autoGrabEvents, definition?.sample ?? {}, asTrigger);
			expect(simple).toEqual(expected.json);
			expect(simple).toMatchObject({ event, event_id: expect.any(String) });
			const raw = await actions.one('event', 'getSample', { event, simplify: false });
			expect(raw).toEqual(definition?.sample);
			expect(await actions.vendor.requests()).toHaveLength(0);
		},
	);

	test('an event that does not exist is named', async () => {
		const shown = await actions.failure('event', 'getSample', { event: 'car_stolen' });
		expect(shown.message).toBe('Event: AutoGrab has no event "car_stolen"');
	});
});
