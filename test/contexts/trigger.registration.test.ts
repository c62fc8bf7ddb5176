import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createN8nHarness, type ListeningNode, type N8nHarness } from '../support/n8nContext';
import { hooksOf, triggersUnderTest, type TriggerUnderTest } from '../support/triggersUnderTest';

/** The life of a registration, the same for every vendor. */
describe.each(triggersUnderTest)('%s registration', (_name, start) => {
	let t: TriggerUnderTest;
	let both: INodeParameters;
	let one: INodeParameters;

	beforeAll(async () => {
		t = await start();
		await t.harness.listen();
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
		expect(await hooks.checkExists()).toBe(true);
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
		expect(await hooks.checkExists()).toBe(false);
		await hooks.create();
		expect(await eventsAtVendor()).toEqual([...t.events].sort());
	});

	test('a registration that lost its token is repaired in place', async () => {
		const hooks = await publish(one);
		const [stored] = await t.registered();
		await t.spoil(stored);
		expect(await hooks.checkExists()).toBe(false);
		await hooks.create();
		expect((await t.registered()).map(({ id }) => id)).toEqual([stored.id]);
		expect(await hooks.checkExists()).toBe(true);
	});

	test('lost static data (node renamed, n8n killed) leaves nothing behind on unpublishing', async () => {
		await publish(both);
		await hooksOf(t, both, { nodeName: 'Renamed', staticData: {} }).delete();
		expect(await t.registered()).toEqual([]);
	});

	test('lost static data does not make a second registration', async () => {
		await publish(both);
		const before = await t.registered();
		const hooks = hooksOf(t, both, { staticData: {} });
		await hooks.activate();
		expect(await t.registered()).toEqual(before);
		expect(await hooks.checkExists()).toBe(true);
	});

	test('unpublishing twice, or after the vendor forgot, is done', async () => {
		const hooks = await publish(both);
		for (const stored of await t.registered()) await t.lose(stored);
		await hooks.delete();
		await hooks.delete();
		expect(await t.registered()).toEqual([]);
	});

	test('a vendor that fails on unpublishing makes it fail, so that n8n tries again', async () => {
		const hooks = await publish(both);
		const down = { method: 'DELETE', path: t.path, kind: 'status', status: 500 } as const;
		await t.addFault({ ...down, times: 20 });
		await expect(hooks.delete()).rejects.toThrow();
		await t.clearFaults();
		await hooks.delete();
		expect(await t.registered()).toEqual([]);
	});

	test('while the vendor is down, an unchanged registration counts as there', async () => {
		const hooks = await publish(both);
		await t.setDown(true);
		expect(await hooks.checkExists()).toBe(true);
		await expect(hooksOf(t, one, { staticData: hooks.staticData }).checkExists()).rejects.toThrow(
			/could not be reached|did not answer/,
		);
	});

	test('while the vendor is down, nothing is registered and the message says what to do', async () => {
		await t.setDown(true);
		const failure = publish(both);
		await expect(failure).rejects.toMatchObject({
			message: expect.stringMatching(/could not be reached.*try again/s),
		});
		await t.setDown(false);
		expect(await t.registered()).toEqual([]);
	});

	test('an answer lost after the vendor acted leaves one registration, not two', async () => {
		await t.addFault({ method: 'POST', path: t.path, kind: 'act-then-drop' });
		const hooks = hooksOf(t, one);
		await hooks.activate().catch(async () => await hooks.activate());
		expect(await eventsAtVendor()).toEqual([t.events[0]]);
	});

	test('two mains that register at the same moment end with one registration', async () => {
		const mains = [hooksOf(t, both), hooksOf(t, both)];
		await Promise.all(mains.map(async (main) => await main.activate()));
		await mains[0].activate();
		expect(await eventsAtVendor()).toEqual([...t.events].sort());
		expect(await mains[1].checkExists()).toBe(true);
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

		test('this n8n under its former address, where nobody listens any more, moves along', async () => {
			await publishElsewhere(t.harness.instanceId);
			listening?.stop();
			const hooks = await publish(one);
			const stored = await t.registered();
			expect(stored.map(({ url }) => url.split('?')[0])).toEqual([hooks.webhookUrl]);
		});
	});

	test('no event ticked is refused in plain words, before any call', async () => {
		await expect(publish({ events: [] })).rejects.toThrow('No event is ticked');
		expect(await writes()).toEqual([]);
	});
});
