import { pause } from '../../tools/sandbox';
import { type AutoGrabAccountUnderTest, type RunningAutoGrab, autoGrab } from './support/autograb';
import { type Stage, type TriggerWorkflow, openStage } from './support/stage';

const NEW = 'recapture_new';

/** AutoGrab keeps any number of webhooks per region: ours live among other people's. */
describe('AutoGrab’s many webhooks, in a real n8n', () => {
	let stage: Stage;
	let running: RunningAutoGrab;
	let account: AutoGrabAccountUnderTest;

	beforeAll(async () => {
		running = await autoGrab.start();
		stage = await openStage();
	});
	afterAll(async () => {
		await stage?.close();
		await running?.close();
	});
	beforeEach(async () => {
		account = await running.openAccount();
	});
	afterEach(async () => {
		await running.recover();
	});

	const trigger = async (parameters: object = {}): Promise<TriggerWorkflow> =>
		await stage.triggerWorkflow({ vendor: autoGrab, account, parameters: { ...parameters } });
	const publish = async ({ id }: TriggerWorkflow) => await stage.client().publish(id);
	const unpublish = async ({ id }: TriggerWorkflow) => await stage.client().unpublish(id);
	const all = async () => await running.simulator.webhooks({ apiKey: account.apiKey });
	const ours = async ({ productionUrl }: TriggerWorkflow) =>
		(await all()).filter(({ endpoint }) => endpoint.startsWith(`${productionUrl}?`));

	test('never touches other owners’ webhooks, however similar', async () => {
		const workflow = await trigger({ events: [NEW, 'valuation_change'] });
		const path = new URL(workflow.productionUrl).pathname;
		for (let index = 0; index < 20; index++) {
			await running.simulator.addWebhook({
				apiKey: account.apiKey,
				region: index % 2 ? 'au' : 'nz',
				name: `n8n: other ${index}`,
				endpoint:
					index < 5
						? `https://n8n-${index}.example.com${path}?token=other`
						: `https://${index}.example.com/hook`,
				events: [NEW],
			});
		}
		const others = await all();

		await publish(workflow);
		expect(await ours(workflow)).toHaveLength(1);
		await stage.client().updateNode(workflow.id, workflow.nodeName, (node) => ({
			...node,
			parameters: { ...node.parameters, events: [NEW] },
		}));
		await publish(workflow);
		expect((await ours(workflow)).map(({ events }) => events)).toEqual([[NEW]]);
		await unpublish(workflow);

		expect(await all()).toEqual(others);
	});

	test('corrects a webhook that AutoGrab created with other events', async () => {
		await running.simulator.configure({ createEvents: 'ignore', createStatus: 201 });
		const workflow = await trigger({ events: ['recapture_delist', 'valuation_change'] });

		expect((await publish(workflow)).status).toBe('published');

		const [webhook] = await ours(workflow);
		expect([...webhook.events].sort()).toEqual(['recapture_delist', 'valuation_change']);
		await unpublish(workflow);
	});

	test('moves to another region at the next publish, leaving nothing in the old one', async () => {
		const workflow = await trigger({ region: 'au' });
		await publish(workflow);
		await stage.client().updateNode(workflow.id, workflow.nodeName, (node) => ({
			...node,
			parameters: { ...node.parameters, region: 'nz' },
		}));

		expect((await publish(workflow)).status).toBe('published');
		expect((await ours(workflow)).map(({ region }) => region)).toEqual(['nz']);

		await unpublish(workflow);
		expect(await ours(workflow)).toEqual([]);
	});

	test('can test while published: both webhooks stand side by side', async () => {
		const workflow = await trigger();
		await publish(workflow);
		const listening = await stage.client().listen(workflow.id, workflow.nodeName);
		expect(await all()).toHaveLength(2);

		await running.simulator.sendEvent({ event: NEW, apiKey: account.apiKey });

		expect((await listening.execution()).items('After')).toHaveLength(1);
		const done = await stage.client().waitForExecutions(workflow.id, 2);
		const production = done.filter(({ mode }) => mode === 'webhook');
		expect(production.flatMap((execution) => execution.items('After'))).toHaveLength(1);
		await pause(700);
		expect(await all()).toHaveLength(1);
		await unpublish(workflow);
	});

	test('accepts the other name of a price change', async () => {
		const workflow = await trigger({ events: ['recapture_price_change'] });
		await publish(workflow);
		await running.simulator.sendEvent({ event: 'price_change', apiKey: account.apiKey });

		const [execution] = await stage.client().waitForExecutions(workflow.id, 1);

		expect(execution.items('After')).toEqual([
			expect.objectContaining({ event: 'recapture_price_change' }),
		]);
		await unpublish(workflow);
	});

	test('answers a ping, and starts on it only when asked to', async () => {
		const quiet = await trigger();
		const loud = await trigger({ options: { emitPing: true } });
		for (const workflow of [quiet, loud]) {
			await publish(workflow);
			const [{ id }] = await ours(workflow);
			const body = { event: 'ping', data: { webhook_id: id, at: new Date().toISOString() } };
			expect((await running.simulator.deliver({ webhookId: id, body })).status).toBe(200);
		}

		const [pinged] = await stage.client().waitForExecutions(loud.id, 1);
		expect(pinged.items('After')).toEqual([expect.objectContaining({ event: 'ping' })]);
		expect(await stage.client().executions(quiet.id)).toEqual([]);
		await unpublish(quiet);
		await unpublish(loud);
	});

	test('starts nothing for what was still queued when the webhook was deleted', async () => {
		const workflow = await trigger();
		await publish(workflow);
		const [{ id }] = await ours(workflow);
		await unpublish(workflow);

		await running.simulator.deliverQueued({ webhookId: id });

		await pause(700);
		expect(await stage.client().executions(workflow.id)).toEqual([]);
	});
});
