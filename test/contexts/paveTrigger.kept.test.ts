import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
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
	expect(JSON.stringify(staticData)).not.toContain('memories');
	await hooks(staticData).delete();
	expect(await sim.callbacks()).toEqual([]);
});
