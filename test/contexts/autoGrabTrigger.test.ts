import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { AutoGrab } from '../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../nodes/AutoGrab/AutoGrabTrigger.node';
import { startAutoGrabSimulator, type AutoGrabSimulator } from '../../simulator/autograb';
import { waitFor } from '../../tools/sandbox/wait';
import { createN8nHarness, type ListeningNode, type N8nHarness } from '../support/n8nContext';

const node = new AutoGrabTrigger();

let sim: AutoGrabSimulator;
let harness: N8nHarness;
let listening: ListeningNode | undefined;

beforeAll(async () => {
	sim = await startAutoGrabSimulator();
});
beforeEach(async () => {
	await sim.reset();
	harness = createN8nHarness({
		credentials: { autoGrabApi: { ...sim.credential } },
		instanceId: randomUUID(),
	});
	await harness.listen();
});
afterEach(async () => {
	listening?.stop();
	await harness.close();
});
afterAll(async () => await sim.close());

const publish = async (parameters: IDataObject, staticData: IDataObject = {}) => {
	const all = { events: ['recapture_new'], ...parameters } as never;
	const hooks = harness.hooks(node, all, { staticData, workflowName: 'Win-back' });
	await hooks.activate();
	listening = await harness.serve(node, all, { staticData });
	return hooks;
};
const items = async () => {
	await listening?.settled();
	return (listening?.deliveries ?? []).flatMap(({ execution }) => execution?.outputs.flat() ?? []);
};

test.each([
	{ createEvents: 'ignore' },
	{ createStatus: 201 },
	{ patchEndpoint: 'stale' },
	{ emptyListAs: 'null' },
	{ listOrder: 'oldest-first' },
	{ showHeaders: true },
] as const)('the webhook is right where AutoGrab answers with %j', async (settings) => {
	await sim.configure(settings);
	const events = ['recapture_new', 'recapture_price_change', 'valuation_change'];
	const hooks = await publish({ events });
	const before = (await sim.requests({ path: '/v2/webhooks' })).length;
	const [webhook, ...others] = await sim.webhooks();
	expect(others).toEqual([]);
	expect(webhook).toMatchObject({ name: 'n8n: Win-back', format: 'json', region: 'au' });
	expect([...webhook.events].sort()).toEqual(events);
	await hooks.create();
	expect(await sim.requests({ path: '/v2/webhooks' })).toHaveLength(before + 1);
});

test("a name of the user's own, and a region of the node's own", async () => {
	await publish({ region: 'nz', options: { webhookName: 'Leads' } });
	expect(await sim.webhooks({ region: 'nz' })).toMatchObject([{ name: 'Leads' }]);
	expect(await sim.webhooks({ region: 'au' })).toEqual([]);
});

test('another region: the webhook in the former one goes', async () => {
	const staticData: IDataObject = {};
	await publish({ region: 'nz' }, staticData);
	listening?.stop();
	await publish({ region: 'au' }, staticData);
	expect(await sim.webhooks({ region: 'nz' })).toEqual([]);
	expect(await sim.webhooks({ region: 'au' })).toHaveLength(1);
});

test('a region whose licence has ended does not lock the trigger out of another', async () => {
	const staticData: IDataObject = {};
	await publish({ region: 'nz' }, staticData);
	listening?.stop();
	await sim.configure({ webhookRegions: ['au', 'uk'] } as never);
	await publish({ region: 'au' }, staticData);
	expect(await sim.webhooks({ region: 'au' })).toHaveLength(1);
});

test('test and production webhooks stand side by side', async () => {
	await publish({});
	const testing = harness.hooks(node, { events: ['recapture_new'] }, { isTest: true });
	await testing.activate();
	expect((await sim.webhooks()).map(({ endpoint }) => endpoint.split('?')[0]).sort()).toEqual(
		[testing.webhookUrl, String(listening?.url)].sort(),
	);
	await testing.delete();
	await waitFor('the end of the test', async () => (await sim.webhooks()).length === 1);
	const [left] = await sim.webhooks();
	expect(left.endpoint.split('?')[0]).toBe(listening?.url);
});

test('of duplicates of ours the oldest stays', async () => {
	const hooks = await publish({});
	const [first] = await sim.webhooks();
	const createdAt = '2030-01-01T00:00:00.000Z';
	await sim.addWebhook({
		endpoint: first.endpoint,
		name: first.name ?? '',
		events: first.events,
		createdAt,
	});
	await hooks.create();
	expect((await sim.webhooks()).map(({ id }) => id)).toEqual([first.id]);
});

test('a ping is answered, and starts the workflow only if the user says so', async () => {
	await publish({});
	const [{ id }] = await sim.webhooks();
	const body = { event: 'ping', data: { webhook_id: id, at: '2025-05-06T09:30:12.004Z' } };
	expect(await sim.deliver({ webhookId: id, body })).toMatchObject({
		status: 200,
		responseBody: expect.stringContaining('ignored'),
	});
	expect(await items()).toEqual([]);
	listening?.stop();
	await publish({ options: { emitPing: true } });
	await sim.deliver({ webhookId: id, body });
	expect((await items()).map(({ json }) => json)).toMatchObject([
		{ event: 'ping', webhook_id: id },
	]);
});

test('price_change is taken for recapture_price_change', async () => {
	await sim.configure({ priceChangeName: 'price_change' });
	await publish({ events: ['recapture_price_change'] });
	await sim.sendEvent({ event: 'recapture_price_change' });
	expect((await items()).map(({ json }) => json.event)).toEqual(['recapture_price_change']);
});

test('a delivery that was queued before unpublishing finds nobody, and nothing breaks', async () => {
	const hooks = await publish({});
	const [{ id }] = await sim.webhooks();
	await hooks.delete();
	listening?.stop();
	expect((await sim.deliverQueued({ webhookId: id })).status).toBe(404);
});

test('Only These Valuation Changes lets through only those', async () => {
	await publish({
		events: ['valuation_change'],
		options: { valuationChangeTypes: ['configuration'] },
	});
	await sim.sendEvent({ event: 'valuation_change', data: { change: { type: 'valuation' } } });
	await sim.sendEvent({ event: 'valuation_change', data: { change: { type: 'configuration' } } });
	expect((await items()).map(({ json }) => json.change_type)).toEqual(['configuration']);
});

test('Repair does not unsubscribe events that were not named to it', async () => {
	const events = ['recapture_new', 'recapture_price_change', 'recapture_delist'];
	await publish({ events });
	const [webhook] = await sim.webhooks();
	await sim.changeWebhook({
		id: webhook.id,
		changes: { endpoint: webhook.endpoint.replace(/\?.*/, '') },
	});
	const parameters = {
		resource: 'webhook',
		operation: 'repair',
		webhookUrl: String(listening?.url),
	};
	const { outputs } = await harness.execute(new AutoGrab(), {
		...parameters,
		events: ['recapture_new'],
	});
	expect(outputs[0].map(({ json }) => json.status)).toEqual(['repaired']);
	expect([...(await sim.webhooks())[0].events].sort()).toEqual([...events].sort());
});

test('20 webhooks of other owners are never touched', async () => {
	for (let number = 0; number < 20; number++) {
		await sim.addWebhook({
			endpoint: `https://crm${number}.example.com/hook`,
			events: ['recapture_new'],
		});
	}
	const before = await sim.webhooks();
	const hooks = await publish({});
	await hooks.delete();
	expect(await sim.webhooks()).toEqual(before);
});
