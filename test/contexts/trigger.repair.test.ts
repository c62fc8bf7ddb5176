import type { IDataObject } from 'n8n-workflow';
import { createN8nHarness, type ListeningNode } from '../support/n8nContext';
import { hooksOf, triggersUnderTest, type TriggerUnderTest } from '../support/triggersUnderTest';

/** Repair, the same for every vendor: from a URL and events alone. */
describe.each(triggersUnderTest)('%s repair', (_name, start) => {
	let t: TriggerUnderTest;
	let listening: ListeningNode;

	beforeAll(async () => {
		t = await start();
	});
	beforeEach(async () => {
		await t.reset();
		const staticData: IDataObject = {};
		const parameters = { events: [...t.events] };
		await hooksOf(t, parameters, { staticData }).activate();
		listening = await t.harness.serve(t.node, parameters, { staticData });
	});
	afterEach(() => listening.stop());
	afterAll(async () => await t.close());

	const statuses = (rows: IDataObject[]) => rows.map(({ status }) => status);
	const events = async () => (await t.registered()).flatMap((stored) => stored.events).sort();

	test('what is healthy is reported and not written to', async () => {
		const before = await t.registered();
		const rows = await t.repair(listening.url, t.events);
		expect(statuses(rows)).toEqual(['healthy', 'healthy']);
		expect(rows.map(({ event }) => event)).toEqual(t.events);
		expect(await t.registered()).toEqual(before);
	});

	test('what was lost is made anew, and its deliveries are accepted', async () => {
		for (const stored of await t.registered()) await t.lose(stored);
		expect(statuses(await t.repair(listening.url, t.events))).toEqual(['repaired', 'repaired']);
		expect(await events()).toEqual([...t.events].sort());
		const [delivery] = await t.send(t.events[0]);
		expect(delivery.status).toBe(200);
	});

	test('what drifted is repaired in place', async () => {
		const before = await t.registered();
		for (const stored of before) await t.spoil(stored);
		expect(statuses(await t.repair(listening.url, t.events))).toEqual(['repaired', 'repaired']);
		expect((await t.registered()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
		const [delivery] = await t.send(t.events[0]);
		expect(delivery.status).toBe(200);
	});

	test('a workflow that is not published is said to be so, and nothing changes', async () => {
		listening.stop();
		for (const stored of await t.registered()) await t.lose(stored);
		await expect(t.repair(listening.url, t.events)).rejects.toMatchObject({
			message: expect.stringMatching(
				/^This is not the address of a published .* Trigger in this n8n$/,
			),
			description: expect.stringMatching(/must be published. Nothing was changed/),
		});
		expect(await t.registered()).toEqual([]);
	});

	test('the trigger of another n8n is not registered with our token', async () => {
		const other = createN8nHarness({ credentials: t.harness.credentials, instanceId: 'another' });
		await other.listen();
		const theirs = await other.serve(t.node, { events: [...t.events] });
		await expect(t.repair(theirs.url, t.events)).rejects.toMatchObject({
			message: expect.stringMatching(
				/^This is not the address of a published .* Trigger in this n8n$/,
			),
		});
		await other.close();
	});

	test.each(['not a url', 'http://127.0.0.1:1/webhook/some-id', ''])(
		'%p is refused with where to find the right one',
		async (url) => {
			await expect(t.repair(url, t.events)).rejects.toMatchObject({
				description: expect.stringMatching(/Production URL/),
			});
		},
	);

	test('an address outside this n8n is not told our token', async () => {
		await expect(
			t.repair('http://127.0.0.1:1/webhook/some-id/webhook', t.events),
		).rejects.toMatchObject({
			message: expect.stringMatching(
				/^This is not the address of a published .* Trigger in this n8n$/,
			),
		});
	});
});
