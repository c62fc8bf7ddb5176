import { waitFor } from '../../tools/sandbox/wait';
import {
	COMPLETE,
	crmCallback,
	sim,
	slot,
	triggerWith,
	usePaveTrigger,
} from '../support/paveTrigger';

usePaveTrigger();

/** What PAVE's reference does not say, read in ways that nobody has met yet. */

const takeOver = { events: [COMPLETE], existingCallback: 'replace' };
const writes = async () =>
	(await sim.requests({ path: '/v1/callbacks' })).filter(({ method }) => method !== 'GET').length;

test.each([
	['with a slash at its end', (url: string) => `${url}/`],
	['with its scheme in capitals', (url: string) => url.replace('http:', 'HTTP:')],
	['with characters encoded that need not be', (url: string) => url.replace(/-/g, '%2D')],
])('our own address %s is healthy, and not written to', async (_how, spelt) => {
	const { hooks, staticData } = triggerWith({ events: [COMPLETE] });
	await hooks.activate();
	const { updatedAt: _time, ...ours } = (await slot()) ?? { event: '', url: '' };
	await sim.replaceCallback({ ...ours, url: spelt(ours.url) });
	const before = await writes();
	await triggerWith({ events: [COMPLETE] }, { staticData }).hooks.activate();
	expect(await writes()).toBe(before);
	await hooks.delete();
	expect(await slot()).toBeUndefined();
});

test.each(['Authorization', 'authorization'])(
	'a PAVE that merges headers, and somebody whose own is called %s: they get it back as it was',
	async (name) => {
		await sim.configure({ headersStored: 'merged' });
		await sim.replaceCallback({ ...crmCallback(), headers: { [name]: 'Basic dGhlaXJz' } });
		const { hooks } = triggerWith(takeOver);
		// Two headers of one name: which of them PAVE would send is not known, so publishing may be refused.
		await hooks.activate().catch((error: Error) => {
			expect(error.message).toMatch(/PAVE .*(does not show it yet|did not keep)/);
		});
		await hooks.delete();
		await waitFor('the other system', async () => (await slot())?.url === crmCallback().url);
		expect((await slot())?.headers).toEqual({ [name]: 'Basic dGhlaXJz' });
	},
);

test('two lists that lag, the second by more than the first: nothing is lost or done twice', async () => {
	const list = async () => ({
		data: (await sim.callbacks()).map(({ event, url, method, headers, payload }) => ({
			...{ event, url, method, headers, payload },
		})),
	});
	const { hooks } = triggerWith({ events: [COMPLETE] });
	const lag = { method: 'GET', path: '/v1/callbacks', kind: 'body' } as const;
	await sim.addFault({ ...lag, skip: 1, times: 1, body: await list() });
	await hooks.activate();
	const held = await list();
	await sim.addFault({ ...lag, skip: 1, times: 2, body: held });
	await hooks.delete();
	expect(await slot()).toBeUndefined();
	const methods = (await sim.requests({ path: '/v1/callbacks' })).map(({ method }) => method);
	expect(methods.filter((method) => method !== 'GET')).toEqual(['POST', 'DELETE']);
});
