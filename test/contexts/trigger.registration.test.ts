import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { waitFor } from '../../tools/sandbox/wait';
import { createN8nHarness, type ListeningNode, type N8nHarness } from '../support/n8nContext';
import { hooksOf, triggersUnderTest, type TriggerUnderTest } from '../support/triggersUnderTest';

/** The life of a registration, the same for every vendor. */
describe.each(triggersUnderTest)('%s registration', (_name, start) => {
	let t: TriggerUnderTest;
	let both: INodeParameters;
	let one: INodeParameters;

	beforeAll(async () => {
		t = await start();
		both = { events: [...t.events] };
		one = { events: [t.events[0]] };
	});
	beforeEach(async () => await t.reset());
	afterAll(async () => await t.close());

	const publish = async (parameters: INodeParameters, options = {}) => {
		const hooks = hooksOf(t, parameters, options);
		await hooks.activate();
		return hooks;
	};
	const eventsAtVendor = async () => (await t.registered()).flatMap(({ events }) => events).sort();
	const writes = async () => (await t.requests()).filter(({ method }) => method !== 'GET');

	test('publishing registers exactly the ticked events at the production URL, unpublishing removes them', async () => {
		const hooks = await publish(both);
		expect(await eventsAtVendor()).toEqual([...t.events].sort());
		for (const { url } of await t.registered()) expect(url.split('?')[0]).toBe(hooks.webhookUrl);
		await hooks.delete();
		expect(await t.registered()).toEqual([]);
		expect(JSON.stringify(hooks.staticData)).not.toContain('tokenHash');
	});

	test('a healthy registration is found and never written to', async () => {
		const hooks = await publish(both);
		const before = (await writes()).length;
		await hooks.create();
		expect(await writes()).toHaveLength(before);
	});

	test('nothing secret is kept: neither the token nor the credential', async () => {
		const hooks = await publish(both);
		const kept = JSON.stringify(hooks.staticData);
		for (const value of Object.values(t.harness.credentials).flatMap((c) => Object.entries(c))) {
			if (/key|secret/i.test(value[0])) expect(kept).not.toContain(value[1]);
		}
		const { url } = (await t.registered())[0];
		const token = new URL(url).searchParams.get('token');
		if (token) expect(kept).not.toContain(token);
	});

	test("somebody else's registrations are never touched", async () => {
		const foreign = await t.addForeign();
		const hooks = await publish(both);
		await hooks.delete();
		expect(await t.registered()).toEqual([foreign]);
	});

	test('a deselected event goes, a newly ticked one comes', async () => {
		const staticData: IDataObject = {};
		await publish(both, { staticData });
		await publish(one, { staticData });
		expect(await eventsAtVendor()).toEqual([t.events[0]]);
		await publish(both, { staticData });
		expect(await eventsAtVendor()).toEqual([...t.events].sort());
	});

	test('a registration that was lost at the vendor is made again', async () => {
		const hooks = await publish(both);
		await t.lose((await t.registered())[0]);
		await hooks.create();
		expect(await eventsAtVendor()).toEqual([...t.events].sort());
	});

	test('a registration that lost its token is repaired in place', async () => {
		const hooks = await publish(one);
		const [stored] = await t.registered();
		await t.spoil(stored);
		await hooks.create();
		expect((await t.registered()).map(({ id }) => id)).toEqual([stored.id]);
		expect((await t.registered())[0].url).toContain('127.0.0.1');
	});

	test('a test that another process ends leaves production as it is', async () => {
		await publish(one);
		const production = await t.registered();
		const testing = { isTest: true, staticData: {} };
		await hooksOf(t, { events: [t.events[1]] }, testing)
			.activate()
			.catch(() => undefined);
		await hooksOf(t, { events: [t.events[1]] }, { isTest: true, staticData: {} }).delete();
		await waitFor('the end of the test', async () => (await t.registered()).length === 1);
		expect(await t.registered()).toEqual(production);
	});

	test('what a test of a killed n8n has left, at another address too, is cleared away by publishing', async () => {
		const elsewhere = createN8nHarness({
			credentials: t.harness.credentials,
			instanceId: t.harness.instanceId,
			webhookTestBaseUrl: 'http://127.0.0.1:1/webhook-test',
		});
		await elsewhere.hooks(t.node, both, { isTest: true, staticData: {} }).activate();
		expect((await t.registered())[0].url).toContain('127.0.0.1:1');
		const hooks = await publish(both);
		for (const { url } of await t.registered()) expect(url.split('?')[0]).toBe(hooks.webhookUrl);
	});

	test('lost static data (node renamed, n8n killed) leaves nothing behind on unpublishing', async () => {
		await publish(both);
		await hooksOf(t, both, { nodeName: 'Renamed', staticData: {} }).delete();
		expect(await t.registered()).toEqual([]);
	});

	test('lost static data does not make a second registration', async () => {
		await publish(both);
		const before = await t.registered();
		await publish(both, { staticData: {} });
		expect(await t.registered()).toEqual(before);
	});

	test('unpublishing twice, or after the vendor forgot, is done', async () => {
		const hooks = await publish(both);
		for (const stored of await t.registered()) await t.lose(stored);
		await hooks.delete();
		await hooks.delete();
		expect(await t.registered()).toEqual([]);
	});

	test('a vendor that fails on unpublishing is asked again behind n8n, which is told nothing', async () => {
		const hooks = await publish(both);
		const down = { method: 'DELETE', path: t.path, kind: 'status', status: 500 } as const;
		await t.addFault({ ...down, times: 'always' });
		expect(await hooks.delete()).toBe(true);
		expect(await t.registered()).not.toEqual([]);
		await t.clearFaults();
		await waitFor('the end', async () => (await t.registered()).length === 0);
	});

	test('two mains that register at the same moment end with one registration', async () => {
		await Promise.all([publish(both), publish(both)]);
		await publish(both);
		expect(await eventsAtVendor()).toEqual([...t.events].sort());
	});

	describe('the same workflow elsewhere', () => {
		let other: N8nHarness;
		let listening: ListeningNode | undefined;

		/** Another address, with or without this n8n's instance id (a cloned database has the same). */
		const publishElsewhere = async (instanceId: string) => {
			other = createN8nHarness({ credentials: t.harness.credentials, instanceId });
			await other.listen();
			const hooks = other.hooks(t.node, one);
			await hooks.activate();
			listening = await other.serve(t.node, one);
			return hooks;
		};
		afterEach(async () => {
			listening?.stop();
			await other.close();
		});

		test.each(['another-instance', 'same instance: cloned'])(
			'a copy that is alive (%s) is somebody else: neither publishing nor unpublishing touches it',
			async (id) => {
				await publishElsewhere(id.startsWith('same') ? t.harness.instanceId : id);
				const theirs = await t.registered();
				const here = hooksOf(t, one);
				await here.activate().catch(() => undefined);
				await here.delete();
				expect(await t.registered()).toEqual(theirs);
			},
		);
	});

	test('a copy of the workflow with the same webhook id takes nothing from the original, and removes nothing', async () => {
		await publish(one);
		const before = await t.registered();
		const copy = hooksOf(t, one, { workflowId: 'copy', staticData: {} });
		await copy.activate().catch(() => undefined);
		await copy.delete();
		expect(await t.registered()).toEqual(before);
	});

	test('no event ticked is refused in plain words, before any call', async () => {
		await expect(publish({ events: [] })).rejects.toThrow('No event is ticked');
		expect((await writes()).filter(({ method }) => method !== 'DELETE')).toEqual([]);
	});
});
