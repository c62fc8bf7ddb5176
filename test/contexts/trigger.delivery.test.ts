import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { autoGrabEvents } from '../../nodes/AutoGrab/events';
import { paveEvents } from '../../nodes/Pave/events';
import { waitFor } from '../../tools/sandbox/wait';
import type { ListeningNode } from '../support/n8nContext';
import { hooksOf, triggersUnderTest, type TriggerUnderTest } from '../support/triggersUnderTest';

/** What happens to a delivery, the same for every vendor. */
describe.each(triggersUnderTest)('%s delivery', (_name, start) => {
	let t: TriggerUnderTest;
	let listening: ListeningNode | undefined;
	let staticData: IDataObject;
	const samples = (event: string) =>
		[...paveEvents.events, ...autoGrabEvents.events].find(({ name }) => name === event)
			?.sample as IDataObject;

	beforeAll(async () => void (t = await start()));
	beforeEach(async () => {
		await t.reset();
		await t.harness.listen();
		staticData = {};
	});
	afterEach(() => listening?.stop());
	afterAll(async () => await t.close());

	const publish = async (parameters: INodeParameters = {}) => {
		const all = { events: [t.events[0]], ...parameters };
		// A node of its own per test: the de-duplication list belongs to the node.
		const placement = { staticData, nodeId: `node-${Math.random()}` };
		await hooksOf(t, all, placement).activate();
		listening = await t.harness.serve(t.node, all, placement);
		return listening;
	};
	const itemsOf = async () => {
		await listening?.settled();
		return (listening?.deliveries ?? []).flatMap((d) => d.execution?.outputs.flat() ?? []);
	};
	const executions = () => (listening?.deliveries ?? []).filter((d) => d.execution).length;

	test('a ticked event is acknowledged and starts one execution with one flat record', async () => {
		await publish();
		const [answer] = await t.send(t.events[0]);
		expect(answer).toMatchObject({
			status: 200,
			responseBody: expect.stringMatching(/^\{"received":true,"event_id":"[0-9a-f]{32}"\}$/),
		});
		const items = await itemsOf();
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({
			event: t.events[0],
			event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
		});
		expect(items[0].pairedItem).toEqual({ item: 0 });
	});

	test('without Simplify the item is exactly what the vendor sent', async () => {
		await publish({ simplify: false });
		const [answer] = await t.send(t.events[0]);
		expect((await itemsOf())[0].json).toEqual(answer.body);
	});

	test('an event that is not ticked is acknowledged without an execution', async () => {
		await publish();
		const answer = await t.sendBody(samples(t.events[1]));
		expect(answer.status).toBe(200);
		expect(answer.responseBody).toMatch(/"ignored":"[^"]+ is not ticked"/);
		expect(executions()).toBe(0);
	});

	test('a forged delivery is refused without an execution', async () => {
		await publish();
		const answer = await t.forge();
		expect(answer.status).toBe(401);
		expect(executions()).toBe(0);
	});

	test('lost static data does not reject genuine deliveries', async () => {
		await publish();
		for (const key of Object.keys(staticData)) delete staticData[key];
		const [answer] = await t.send(t.events[0]);
		expect(answer.status).toBe(200);
		expect(await itemsOf()).toHaveLength(1);
	});

	test('a rotated secret does not reject deliveries of the registration made before', async () => {
		await publish();
		await t.rotateSecret();
		const [answer] = await t.send(t.events[0]);
		expect(answer.status).toBe(200);
	});

	test('a credential that cannot be loaded is a 503, not a 500 and not an execution', async () => {
		const webhookId = 'node-without-a-credential';
		const token = 'C'.repeat(43);
		const credentials = { ...t.harness.credentials };
		for (const name of Object.keys(credentials)) delete t.harness.credentials[name];
		const answer = await t.harness.webhook(
			t.node,
			{ events: [t.events[0]] },
			{
				body: samples(t.events[0]),
				headers: { authorization: `Bearer ${token}` },
				query: { token },
				webhookId,
			},
		);
		Object.assign(t.harness.credentials, credentials);
		expect(answer.status).toBe(503);
		expect(answer.items).toBeUndefined();
	});

	test.each([
		['an unknown event', (sample: IDataObject) => ({ ...sample, event: 'SOMETHING:NEW' })],
		['no event name', ({ event: _, ...rest }: IDataObject) => rest],
		['a body off its schema', (sample: IDataObject) => ({ event: sample.event })],
	])('%s is emitted as it came, marked', async (_what, change) => {
		await publish();
		const body = change(samples(t.events[0]));
		expect(await t.sendBody(body)).toMatchObject({
			status: 200,
			responseBody: expect.stringMatching(/^\{"received":true,"event_id":"[0-9a-f]{32}"\}$/),
		});
		const [{ json }] = await itemsOf();
		expect(json).toEqual({
			...body,
			_validation: { valid: false, problems: expect.arrayContaining([expect.any(String)]) },
		});
	});

	test.each([['[]'], ['[1,2]'], ['"text"'], ['42'], ['null']])(
		'%s is refused with 400',
		async (raw) => {
			await publish();
			const [{ url }] = await t.registered();
			const headers = { 'content-type': 'application/json', ...(await t.ourHeaders()) };
			const answer = await fetch(url, { method: 'POST', headers, body: raw });
			expect([400, 422]).toContain(answer.status);
			expect(executions()).toBe(0);
		},
	);

	test.each(['text/plain', 'application/vnd.vendor+json', 'application/octet-stream'])(
		'JSON that comes as %s is read all the same',
		async (contentType) => {
			await publish();
			const [{ url }] = await t.registered();
			const headers = { 'content-type': contentType, ...(await t.ourHeaders()) };
			const body = JSON.stringify(samples(t.events[0]));
			expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
			expect((await itemsOf()).map(({ json }) => json.event)).toEqual([t.events[0]]);
		},
	);

	test('an array is as many deliveries, each judged on its own', async () => {
		await publish();
		const first = samples(t.events[0]);
		const body = [first, samples(t.events[1]), { ...first, extra: 1 }, first];
		expect(await t.sendBody(body)).toMatchObject({ status: 200 });
		const items = await itemsOf();
		expect(items.map(({ json }) => json.event)).toEqual([t.events[0], t.events[0]]);
	});

	test('the same delivery twice is processed once', async () => {
		await publish();
		const [delivery] = await t.send(t.events[0]);
		expect((await t.redeliver(delivery)).status).toBe(200);
		expect(await itemsOf()).toHaveLength(1);
		// Whoever received it a moment ago does not even start an execution.
		expect(executions()).toBe(1);
	});

	test('what a test has received is no repeat for production', async () => {
		const parameters = { events: [t.events[0]] };
		const placement = { staticData, nodeId: 'tested', isTest: true };
		const testing = hooksOf(t, parameters, placement);
		await testing.activate();
		const tested = await t.harness.serve(t.node, parameters, placement);
		await t.sendBody(samples(t.events[0]));
		tested.stop();
		await testing.delete();
		await waitFor('the end of the test', async () => (await t.registered()).length === 0);
		const production = { staticData, nodeId: 'tested' };
		await hooksOf(t, parameters, production).activate();
		listening = await t.harness.serve(t.node, parameters, production);
		await t.sendBody(samples(t.events[0]));
		expect(await itemsOf()).toHaveLength(1);
	});

	test('with Ignore Repeated Events off, twice is twice', async () => {
		await publish({ options: { deduplicate: false } });
		const [delivery] = await t.send(t.events[0]);
		await t.redeliver(delivery);
		expect(await itemsOf()).toHaveLength(2);
	});

	test('a retried execution is not taken for a repeat, and a test does not record', async () => {
		const parameters = { events: [t.events[0]] };
		const nodeId = `node-${Math.random()}`;
		const items = [{ json: { body: samples(t.events[0]), passedBy: [] } }];
		const run = async (mode: 'webhook' | 'retry' | 'manual') =>
			(await t.harness.execute(t.node, parameters, items, { mode, nodeId })).outputs[0].length;
		expect(await run('manual')).toBe(1);
		expect(await run('webhook')).toBe(1);
		expect(await run('webhook')).toBe(0);
		expect(await run('retry')).toBe(1);
		expect(await run('manual')).toBe(1);
	});

	test('Separate Output per Event: one output per ticked event in the stored order, then Other', async () => {
		await publish({ events: [...t.events], options: { outputPerEvent: true } });
		await t.sendBody(samples(t.events[1]));
		await t.sendBody(samples(t.events[0]));
		await t.sendBody({ ...samples(t.events[0]), event: 'SOMETHING:NEW' });
		await listening?.settled();
		const sizes = listening?.deliveries.map((d) => d.execution?.outputs.map((o) => o.length));
		expect(sizes).toEqual([
			[0, 1, 0],
			[1, 0, 0],
			[0, 0, 1],
		]);
	});
});
