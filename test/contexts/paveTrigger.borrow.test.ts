import type { IDataObject } from 'n8n-workflow';
import { pause, waitFor } from '../../tools/sandbox/wait';
import {
	COMPLETE,
	crmCallback,
	harness,
	live,
	node,
	sim,
	slot,
	triggerWith,
	usePaveTrigger,
} from '../support/paveTrigger';

usePaveTrigger();

describe('testing while published', () => {
	const production = { events: [COMPLETE] };
	const publish = async () => {
		const { hooks, staticData } = triggerWith(production);
		await hooks.activate();
		const listening = await harness.serve(node, production, { staticData });
		live.push(listening);
		return { hooks, listening };
	};
	const test_ = (options = {}, staticData: IDataObject = {}) =>
		harness.hooks(node, { events: [COMPLETE], options }, { isTest: true, staticData });

	test('is refused by default, in plain words, with the slot untouched', async () => {
		await publish();
		const before = await sim.callbacks();
		await expect(test_().activate()).rejects.toMatchObject({
			message: expect.stringMatching(
				/published and receiving "Session Complete".*Get Sample.*Borrow the Event Briefly/s,
			),
		});
		expect(await sim.callbacks()).toEqual(before);
	});

	test('Borrow: the test gets the event, production gets it too, and the slot is back afterwards', async () => {
		const { hooks, listening } = await publish();
		const before = await slot();
		const staticData: IDataObject = {};
		const borrowing = test_({ testWhilePublished: 'borrow' }, staticData);
		await borrowing.activate();
		expect((await slot())?.url).toBe(borrowing.webhookUrl);
		const testing = await harness.serve(
			node,
			{ events: [COMPLETE], options: { testWhilePublished: 'borrow' } },
			{ isTest: true, staticData },
		);
		live.push(testing);

		await sim.sendEvent({ event: COMPLETE });
		await testing.settled();
		await listening.settled();
		expect(testing.deliveries[0].execution?.outputs[0]).toHaveLength(1);
		expect(listening.deliveries[0].execution?.outputs[0]).toHaveLength(1);

		await borrowing.delete();
		await waitFor('the slot to be back', async () => (await slot())?.url === before?.url);
		expect(await slot()).toMatchObject({ url: before?.url, headers: before?.headers });
		expect(await hooks.checkExists()).toBe(true);
	});

	test('Borrow: production gets events that the draft has filtered out', async () => {
		const { listening } = await publish();
		const parameters = {
			events: ['SESSION:STATUS_CHANGE', COMPLETE],
			options: { testWhilePublished: 'borrow', sessionStatuses: ['STARTED'] },
		};
		const staticData: IDataObject = {};
		const hooks = harness.hooks(node, parameters, { isTest: true, staticData });
		await hooks.activate();
		const draft = { ...parameters, events: ['SESSION:STATUS_CHANGE'] };
		const testing = await harness.serve(node, draft, { isTest: true, staticData });
		live.push(testing);
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		expect(testing.deliveries[0].execution).toBeUndefined();
		expect(listening.deliveries[0].execution?.outputs[0]).toHaveLength(1);
	});

	test('Borrow: the slot comes back also when the restoring call fails at first', async () => {
		const { hooks } = await publish();
		const borrowing = test_({ testWhilePublished: 'borrow' });
		await borrowing.activate();
		await sim.addFault({
			method: 'PUT',
			path: '/v1/callbacks',
			times: 2,
			kind: 'status',
			status: 500,
		});
		await borrowing.delete();
		await waitFor('the slot to be back', async () => (await slot())?.url === hooks.webhookUrl);
	});

	test('n8n killed while borrowing: the next publish repairs', async () => {
		await publish();
		await test_({ testWhilePublished: 'borrow' }).activate();
		const { hooks } = triggerWith(production);
		await hooks.activate();
		expect((await slot())?.url).toBe(hooks.webhookUrl);
	});

	test("a test never takes over somebody else's events", async () => {
		await sim.replaceCallback(crmCallback());
		const before = await sim.callbacks();
		const hooks = harness.hooks(
			node,
			{
				events: [COMPLETE],
				existingCallback: 'replace',
				options: { testWhilePublished: 'borrow' },
			},
			{ isTest: true },
		);
		await expect(hooks.activate()).rejects.toThrow(/PAVE already sends/);
		expect(await sim.callbacks()).toEqual(before);
	});

	test('the end of a test does not touch what production holds by then', async () => {
		await publish();
		const borrowing = test_({ testWhilePublished: 'borrow' });
		await borrowing.activate();
		await triggerWith(production).hooks.activate();
		const before = await sim.callbacks();
		const asked = async () => (await sim.requests({ path: '/v1/callbacks' })).length;
		const untilThen = await asked();
		await borrowing.delete();
		await waitFor('the end of the test to look', async () => (await asked()) > untilThen);
		await pause(200);
		expect(await sim.callbacks()).toEqual(before);
	});

	test('unpublishing removes what a test left behind', async () => {
		const { hooks } = await publish();
		await test_({ testWhilePublished: 'borrow' }).activate();
		await hooks.delete();
		expect(await sim.callbacks()).toEqual([]);
	});
});
