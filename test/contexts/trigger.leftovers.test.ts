import { setTimeout } from 'node:timers/promises';

import { createN8nHarness } from '../support/n8nContext';
import { hooksOf, triggersUnderTest, type TriggerUnderTest } from '../support/triggersUnderTest';

/** What is left when n8n's life does not go as planned, the same for every vendor. */
describe.each(triggersUnderTest)('%s', (_name, start) => {
	let t: TriggerUnderTest;
	beforeAll(async () => void (t = await start()));
	beforeEach(async () => await t.reset());
	afterAll(async () => await t.close());

	test('what a test of a killed n8n has left is cleared away by unpublishing, too', async () => {
		const production = hooksOf(t, { events: [t.events[0]] });
		await production.activate();
		const elsewhere = createN8nHarness({
			credentials: t.harness.credentials,
			instanceId: t.harness.instanceId,
			webhookTestBaseUrl: 'http://127.0.0.1:1/webhook-test',
		});
		const testing = { isTest: true, staticData: {} };
		await elsewhere.hooks(t.node, { events: [t.events[1]] }, testing).activate();
		expect(await t.registered()).toHaveLength(2);
		await production.delete();
		expect(await t.registered()).toEqual([]);
	});

	test('the end of a test does not wait for the vendor, and takes the registration away all the same', async () => {
		const testing = hooksOf(t, { events: [t.events[0]] }, { isTest: true, staticData: {} });
		await testing.activate();
		await t.addFault({ path: t.path, kind: 'delay', delayMs: 300 });
		await testing.delete();
		expect(await t.registered()).toHaveLength(1);
		while ((await t.registered()).length > 0) await setTimeout(20);
	});

	test('a node that is renamed still knows what it has registered', async () => {
		const staticData = {};
		await hooksOf(t, { events: [t.events[0]] }, { staticData }).activate();
		const before = JSON.stringify(staticData);
		await hooksOf(t, { events: [t.events[0]] }, { staticData, nodeName: 'Renamed' }).activate();
		expect(JSON.stringify(staticData)).toBe(before);
	});
});
