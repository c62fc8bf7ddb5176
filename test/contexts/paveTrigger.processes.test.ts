import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { waitFor } from '../../tools/sandbox/wait';
import { createN8nHarness } from '../support/n8nContext';
import {
	COMPLETE,
	crmCallback,
	harness,
	live,
	sim,
	slot,
	triggerWith,
	usePaveTrigger,
} from '../support/paveTrigger';

usePaveTrigger();

/** More than one process of one n8n, or more than one account. */

const one = { events: [COMPLETE] };
const down = { path: '/v1/callbacks', kind: 'status', status: 503, times: 'always' } as const;

/** The trigger as another process has it: of what the engine keeps in memory nothing is shared. */
async function inAnotherProcess(): Promise<PaveTrigger> {
	const node = new PaveTrigger();
	await jest.isolateModulesAsync(async () => {
		const { engine } = await import('../../nodes/Pave/trigger/paveVendor');
		node.webhookMethods.default.create = async function () {
			return await engine.create(this);
		};
		node.webhookMethods.default.delete = async function () {
			return await engine.delete(this);
		};
	});
	return node;
}

test('published by another process while an unpublish goes on behind: the registration stays', async () => {
	const { hooks } = triggerWith(one);
	await hooks.activate();
	await sim.addFault({ ...down, method: 'DELETE' });
	await hooks.delete();

	const other = await inAnotherProcess();
	const staticData = {};
	await harness.hooks(other, one, { staticData }).activate();
	const listening = await harness.serve(other, one, { staticData });
	live.push(listening);
	const before = await slot();
	await sim.clearFaults();
	// The process that unpublished asks the address again and again, and finds it published.
	await waitFor('two questions', () => listening.deliveries.length >= 2, { timeoutMs: 20_000 });
	expect(await slot()).toEqual(before);

	listening.stop();
	await waitFor('the end', async () => (await slot()) === undefined, { timeoutMs: 20_000 });
}, 60_000);

test('another account while the former one is silent: registered there, and the former one is left later', async () => {
	const theirs = crmCallback();
	await sim.replaceCallback(theirs);
	const takeOver = { ...one, existingCallback: 'replace' };
	const { hooks, staticData } = triggerWith(takeOver);
	await hooks.activate();
	const { apiKey, apiSecret } = await sim.addAccount({ username: sim.credential.username });
	const ofB = { ...sim.credential, apiKey, apiSecret };
	const withB = createN8nHarness({
		credentials: { paveApi: ofB },
		instanceId: harness.instanceId,
		webhookBaseUrl: hooks.webhookUrl.replace(/\/[^/]+\/webhook$/, ''),
	});
	await sim.addFault({ ...down, method: 'PUT' });
	await hooks.delete();
	const edited = withB.hooks(new PaveTrigger(), takeOver, { staticData });
	await edited.activate();
	const slotOfB = async () => (await sim.callbacks({ apiKey })).map(({ url }) => url);
	expect(await slotOfB()).toEqual([hooks.webhookUrl]);

	await sim.clearFaults();
	await waitFor('the other system', async () => (await slot())?.url === theirs.url, {
		timeoutMs: 20_000,
	});
	expect(await slot()).toMatchObject(theirs);
	expect(await slotOfB()).toEqual([hooks.webhookUrl]);
	await edited.delete();
	expect(await slotOfB()).toEqual([]);
}, 60_000);
