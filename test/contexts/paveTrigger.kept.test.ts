import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import type { RegistrationState } from '../../nodes/shared/trigger/state';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import { createN8nHarness, type N8nHarness } from '../support/n8nContext';
import { startReceiver, type Receiver } from '../support/receiver';

/**
 * A displaced registration that is too long for a header waits in n8n's static data; what travels with ours is a
 * reference to it, so that it is always known whether there is somebody, and who.
 */

const COMPLETE = 'SESSION:COMPLETE';
const node = new PaveTrigger();
const parameters = { events: [COMPLETE], existingCallback: 'relay' };

let sim: PaveSimulator;
let crm: Receiver;
let harness: N8nHarness;

beforeAll(async () => {
	sim = await startPaveSimulator();
	crm = await startReceiver();
});
beforeEach(async () => {
	await sim.reset();
	crm.reset();
	harness = createN8nHarness({ credentials: { paveApi: { ...sim.credential } } });
	await harness.listen();
});
afterEach(async () => await harness.close());
afterAll(async () => await Promise.all([sim.close(), crm.close()]));

const slot = async () => {
	const [{ updatedAt: _time, ...found }] = await sim.callbacks();
	return found;
};
const displaceCrm = async () => {
	const payload = { note: 'x'.repeat(6_000) };
	await sim.replaceCallback({ event: COMPLETE, url: `${crm.url}/hook`, payload });
	return await slot();
};
const hooks = (staticData: object) =>
	harness.hooks(node, parameters, { staticData: { ...staticData } });
const publish = async () => {
	const staticData = {};
	await harness.hooks(node, parameters, { staticData }).activate();
	return staticData;
};
const deliver = async (staticData: object) => {
	const listening = await harness.serve(node, parameters, { staticData: { ...staticData } });
	await sim.sendEvent({ event: COMPLETE });
	await listening.settled();
	listening.stop();
	return listening.deliveries[0].execution;
};

test('it is kept, not sent along; events reach it, and it comes back', async () => {
	const before = await displaceCrm();
	const staticData = await publish();
	expect(JSON.stringify((await slot()).headers).length).toBeLessThan(1_000);
	expect((await deliver(staticData))?.outputs[0]).toHaveLength(1);
	expect(crm.requests).toHaveLength(1);
	await hooks(staticData).delete();
	expect(await slot()).toEqual(before);
});

test('publishing again with other attributes keeps the reference', async () => {
	const before = await displaceCrm();
	const staticData = await publish();
	const branch = { attributes: [{ name: 'branch', value: '12' }] };
	const edited = { ...parameters, options: { customAttributes: branch } };
	await harness.hooks(node, edited, { staticData }).activate();
	expect((await slot()).payload).toEqual({ branch: '12' });
	await hooks(staticData).delete();
	expect(await slot()).toEqual(before);
});

test('where n8n has lost it, unpublishing refuses and says whose events it is about', async () => {
	await displaceCrm();
	await publish();
	const ours = await slot();
	await expect(hooks({}).delete()).rejects.toThrow(
		/^127\.0\.0\.1\S* cannot be given back its events: n8n no longer has .*Set the address up again/,
	);
	expect(await slot()).toEqual(ours);
});

test('where n8n has lost it, an event is not forwarded without a word', async () => {
	await displaceCrm();
	await publish();
	const execution = await deliver({});
	expect(execution?.outputs[0]).toHaveLength(1);
	expect(execution?.hints[0].message).toMatch(/was not forwarded to 127\.0\.0\.1.*no longer has/);
	expect(crm.requests).toHaveLength(0);
});

test('it belongs to the registration that displaced it: a place that became free since owes nobody', async () => {
	await displaceCrm();
	const staticData = await publish();
	await sim.loseCallback({ event: COMPLETE });
	await harness.hooks(node, parameters, { staticData }).activate();
	await hooks(staticData).delete();
	expect(await sim.callbacks()).toEqual([]);
});

test('it is kept after failed attempts, too, once: a request of those may still land', async () => {
	const before = await displaceCrm();
	const staticData: { global?: Record<string, RegistrationState> } = {};
	const refusal = { method: 'PUT', path: '/v1/callbacks', kind: 'status', status: 503 } as const;
	await sim.addFault({ ...refusal, times: 'always' });
	for (const _attempt of [1, 2, 3]) {
		await expect(harness.hooks(node, parameters, { staticData }).activate()).rejects.toThrow();
	}
	const [{ memories }] = Object.values(staticData.global ?? {});
	expect(Object.keys(memories ?? {})).toHaveLength(1);
	expect(await slot()).toEqual(before);
});

test('neither a test nor another workflow of this n8n takes a place that only its own workflow can give back', async () => {
	await displaceCrm();
	const staticData = await publish();
	const ours = await slot();
	const borrowing = { ...parameters, options: { testWhilePublished: 'borrow' } };
	const listening = await harness.serve(node, parameters, { staticData });
	const test = harness.hooks(node, borrowing, { staticData: {}, isTest: true });
	await expect(test.activate()).rejects.toThrow(/too long to be borrowed safely/);
	const other = harness.hooks(node, parameters, { webhookId: 'another', staticData: {} });
	await expect(other.activate()).rejects.toThrow(
		/only that one can give it back.*Unpublish that workflow/,
	);
	expect(await slot()).toEqual(ours);
	listening.stop();
});

test.each(['__proto__', 'constructor', 'toString'])(
	'a made-up reference (%s) does no harm',
	async (name) => {
		await displaceCrm();
		const staticData = await publish();
		const [{ updatedAt: _time, ...ours }] = await sim.callbacks();
		await sim.replaceCallback({ ...ours, headers: { ...ours.headers, 'X-N8n-Displaced': name } });
		const execution = await deliver(staticData);
		expect(execution?.outputs[0]).toHaveLength(1);
		expect(execution?.hints[0].message).toMatch(/was not forwarded/);
	},
);

test('who can be put back is, although another cannot', async () => {
	const before = await displaceCrm();
	const second = { event: 'SESSION:STATUS_CHANGE', url: `${crm.url}/other` };
	await sim.replaceCallback(second);
	const both = { ...parameters, events: [COMPLETE, second.event] };
	await harness.hooks(node, both, { staticData: {} }).activate();
	await expect(harness.hooks(node, both, { staticData: {} }).delete()).rejects.toThrow(
		/no longer has/,
	);
	const urls = (await sim.callbacks()).map(({ event, url }) => [event, url]);
	expect(urls).toContainEqual([second.event, second.url]);
	expect(urls).not.toContainEqual([COMPLETE, before.url]);
});
