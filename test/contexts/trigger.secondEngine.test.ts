import type { IDataObject, INodeParameters, IWorkflowSettings } from 'n8n-workflow';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { startPaveSimulator } from '../../simulator/pave';
import { createN8nHarness } from '../support/n8nContext';
import { startReceiver } from '../support/receiver';
import { hooksOf, triggersUnderTest, type TriggerUnderTest } from '../support/triggersUnderTest';

const COMPLETE = 'SESSION:COMPLETE';

/** n8n's second engine takes what `webhook()` hands over for the trigger's output, and never calls `execute()`. */
const settings: IWorkflowSettings & { engineType: string } = { engineType: 'v2' };

describe.each(triggersUnderTest)('%s under the second engine', (_name, start) => {
	let t: TriggerUnderTest;

	beforeAll(async () => {
		t = await start();
	});
	beforeEach(async () => {
		await t.reset();
		await t.harness.listen();
	});
	afterAll(async () => await t.close());

	const receive = async (parameters: INodeParameters = {}, event = t.events[0]) => {
		const all = { events: [t.events[0]], ...parameters };
		const placement = { staticData: {}, nodeId: `node-${Math.random()}`, settings };
		await hooksOf(t, all, placement).activate();
		const listening = await t.harness.serve(t.node, all, placement);
		const [answer] = await t.send(event);
		await listening.settled();
		listening.stop();
		const json = listening.deliveries[0]?.items?.map((item): IDataObject => item.json);
		return { answer, json };
	};

	test('the finished record is handed over, nothing of how it came', async () => {
		const { answer, json } = await receive();
		expect(answer.status).toBe(200);
		expect(json).toHaveLength(1);
		expect(json?.[0]).toMatchObject({ event: t.events[0], event_id: expect.any(String) });
		expect(json?.[0]).not.toHaveProperty('body');
		expect(json?.[0]).not.toHaveProperty('passedBy');
	});

	test('without Simplify it is what the vendor sent', async () => {
		const { answer, json } = await receive({ simplify: false });
		expect(json).toEqual([answer.body]);
	});

	test('an event that is not ticked starts nothing', async () => {
		const { answer, json } = await receive({}, t.events[1]);
		expect(answer?.status ?? 200).toBe(200);
		expect(json).toBeUndefined();
	});
});

test('each event leaves by its own output, where that is asked for', async () => {
	const sim = await startPaveSimulator();
	const harness = createN8nHarness({ credentials: { paveApi: { ...sim.credential } } });
	await harness.listen();
	const node = new PaveTrigger();
	const events = [COMPLETE, 'SESSION:STAGE_CHANGE'];
	const parameters = { events, options: { outputPerEvent: true } };
	try {
		await harness.hooks(node, parameters, { settings }).activate();
		const listening = await harness.serve(node, parameters, { settings });
		await sim.sendEvent({ event: events[1] });
		expect(listening.deliveries[0].outputs?.map((output) => output.length)).toEqual([0, 1, 0]);
	} finally {
		await Promise.all([sim.close(), harness.close()]);
	}
});

test('an n8n without that engine gives out what was handed over for it', async () => {
	const harness = createN8nHarness();
	const items = [{ json: { event: COMPLETE, event_id: 'x' } }];
	const { outputs } = await harness.execute(new PaveTrigger(), { events: [COMPLETE] }, items);
	expect(outputs).toEqual([items]);
});

test('Take Over and Forward forwards, though nobody executes the trigger', async () => {
	const sim = await startPaveSimulator();
	const crm = await startReceiver();
	const harness = createN8nHarness({ credentials: { paveApi: { ...sim.credential } } });
	await harness.listen();
	const node = new PaveTrigger();
	const parameters = { events: [COMPLETE], existingCallback: 'relay' };
	const placement = { settings, webhookId: 'one-that-forwards', staticData: {} };
	try {
		await sim.replaceCallback({ event: COMPLETE, url: `${crm.url}/hook` });
		await harness.hooks(node, parameters, placement).activate();
		const listening = await harness.serve(node, parameters, placement);
		await sim.sendEvent({ event: COMPLETE });
		expect(listening.deliveries[0].items).toHaveLength(1);
		await crm.received(1);
		expect(crm.requests).toEqual([
			expect.objectContaining({
				path: '/hook',
				body: expect.objectContaining({ event: COMPLETE }),
			}),
		]);
	} finally {
		await Promise.all([sim.close(), crm.close(), harness.close()]);
	}
});
