import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import { waitFor } from '../../tools/sandbox/wait';
import { createN8nHarness, type HookOptions, type N8nHarness } from '../support/n8nContext';

/** What a registration remembers of others, whatever becomes of n8n's static data, the secret or the address. */

const COMPLETE = 'SESSION:COMPLETE';
const CRM = 'https://crm.example.com/hook?key=theirs';
const node = new PaveTrigger();

let sim: PaveSimulator;
let harness: N8nHarness;

beforeAll(async () => {
	sim = await startPaveSimulator();
});
beforeEach(async () => {
	await sim.reset();
	harness = createN8nHarness({ credentials: { paveApi: { ...sim.credential } } });
	await harness.listen();
});
afterEach(async () => await harness.close());
afterAll(async () => await sim.close());

const slot = async (event = COMPLETE) => {
	const { updatedAt: _time, ...found } =
		(await sim.callbacks()).find((callback) => callback.event === event) ?? {};
	return 'url' in found ? found : undefined;
};
const urlOf = async () => (await slot())?.url;
const hooks = (parameters: INodeParameters, options: HookOptions = {}) =>
	harness.hooks(node, { events: [COMPLETE], ...parameters }, options);
const displaceCrm = async (extra: IDataObject = {}) => {
	await sim.replaceCallback({
		event: COMPLETE,
		url: CRM,
		headers: { 'X-CRM': 'secret' },
		...extra,
	});
	return await slot();
};
const takeOver = { existingCallback: 'replace' };

test('nothing depends on static data: a displaced callback is put back by an n8n that has forgotten everything', async () => {
	const before = await displaceCrm();
	await hooks(takeOver).activate();
	expect(await urlOf()).not.toBe(CRM);
	await hooks(takeOver, { staticData: {} }).delete();
	expect(await slot()).toEqual(before);
});

test.each([
	['as objects', {}],
	['as texts', { objectsAs: 'string' }],
	['empty ones as null', { emptyObjectsAs: 'null' }],
	['empty ones as lists', { emptyObjectsAs: 'array' }],
] as const)(
	'where PAVE shows headers and payload %s, they come back as they were',
	async (_name, settings) => {
		await sim.configure(settings);
		const before = await displaceCrm({ method: 'PUT' });
		await hooks(takeOver).activate();
		await hooks(takeOver).delete();
		expect(await slot()).toEqual(before);
	},
);

test('after the secret was changed, unpublishing refuses and names who waits; with the former secret it works', async () => {
	await displaceCrm();
	await hooks(takeOver).activate();
	const ours = await urlOf();
	const { apiSecret } = harness.credentials.paveApi;
	await sim.changeSecret({ apiSecret: 'regenerated' });
	Object.assign(harness.credentials.paveApi, { apiSecret: 'regenerated' });

	await expect(hooks(takeOver).delete()).rejects.toMatchObject({
		message: expect.stringMatching(/^crm\.example\.com cannot be given back its events/),
	});
	expect(await urlOf()).toBe(ours);

	// Publishing with the new secret keeps the memory, sealed as it is.
	await hooks(takeOver).activate();
	await sim.changeSecret({ apiSecret: String(apiSecret) });
	Object.assign(harness.credentials.paveApi, { apiSecret });
	await hooks(takeOver).delete();
	expect(await urlOf()).toBe(CRM);
});

test('listening over a registration that production left behind keeps whom it had displaced', async () => {
	await displaceCrm();
	await hooks(takeOver).activate();
	const listening = hooks({ testWhilePublished: 'refuse' }, { isTest: true });
	await listening.activate();
	expect(await urlOf()).toContain('/webhook-test/');
	await listening.delete();
	await waitFor('the displaced system to be back', async () => (await urlOf()) === CRM);
});

test('n8n has moved and its old host is gone: publishing takes its own registration over, and forgets the old address', async () => {
	const trigger = hooks({});
	await trigger.activate();
	const old = await slot();
	const moved = String(old?.url).replace(/:\d+\//, ':1/');
	await sim.replaceCallback({ event: COMPLETE, url: moved, headers: old?.headers as IDataObject });

	await hooks({}).activate();
	expect(await urlOf()).toBe(old?.url);
	await hooks({}).delete();
	expect(await slot()).toBeUndefined();
});

test('two triggers of one workflow that want the same event: one has it, the other says so', async () => {
	const both = ['one', 'two'].map((webhookId) => hooks({}, { webhookId, staticData: {} }));
	const outcomes = await Promise.allSettled(both.map(async (trigger) => await trigger.activate()));
	expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	const failed = outcomes.find((outcome) => outcome.status === 'rejected');
	expect(String(failed?.reason)).toMatch(
		/PAVE already sends "Session Complete" to another workflow/,
	);
	const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
	expect(await urlOf()).toContain(`/${['one', 'two'][winner]}/`);
});

test.each([
	['an empty answer', { kind: 'body', body: '' }],
	['a page', { kind: 'body', body: '<html>Hello</html>' }],
	['an object without a list', { kind: 'body', body: { api_key: 'x' } }],
	['text in the list', { kind: 'body', body: { data: ['none'] } }],
] as const)(
	'a list that is %s is not "nothing there": nobody is overwritten',
	async (_name, fault) => {
		const before = await displaceCrm();
		await sim.addFault({ method: 'GET', path: '/v1/callbacks', times: 'always', ...fault });
		await expect(hooks({}).activate()).rejects.toThrow(/Nothing new was registered/);
		expect(await slot()).toEqual(before);
	},
);

test('a list that is an object by event is read', async () => {
	const before = await displaceCrm();
	const body = { data: { [COMPLETE]: { url: CRM, method: 'POST' } } };
	await sim.addFault({ method: 'GET', path: '/v1/callbacks', times: 'always', kind: 'body', body });
	await expect(hooks({}).activate()).rejects.toThrow(/PAVE already sends .* crm\.example\.com/);
	expect(await slot()).toEqual(before);
});

test('a refusal that quotes a header or the key is shown without them', async () => {
	const { apiKey } = harness.credentials.paveApi;
	const token = /Bearer (\S+)/;
	await hooks({}).activate();
	const [, ours] = token.exec(String((await slot())?.headers.Authorization)) ?? [];
	await hooks({}).delete();
	await sim.addFault({
		method: 'POST',
		path: '/v1/callbacks',
		times: 'always',
		kind: 'status',
		status: 403,
		body: { message: `Key ${String(apiKey)} may not send ${ours}` },
	});
	const error: unknown = await hooks({})
		.activate()
		.catch((e: unknown) => e);
	expect(String(error)).toMatch(/did not accept the registration for "Session Complete"/);
	expect(JSON.stringify(error) + String(error)).not.toContain(ours);
	expect(JSON.stringify(error) + String(error)).not.toContain(apiKey);
});

test('custom attributes with blanks around them, and empty ones, are no drift where the vendor trims or drops them', async () => {
	const customAttributes = {
		attributes: [
			{ name: ' branch ', value: ' South ' },
			{ name: 'note', value: '' },
		],
	};
	const staticData = {};
	await hooks({ options: { customAttributes } }, { staticData }).activate();
	const registered = await slot();
	expect(registered?.payload).toEqual({ branch: 'South', note: '' });
	await sim.replaceCallback({
		...(registered as { event: string; url: string }),
		payload: { branch: 'South', note: null },
	});
	const { checkExists } = hooks({ options: { customAttributes } }, { staticData });
	expect(await checkExists()).toBe(true);
});

describe('a list that lags behind what was done', () => {
	/** PAVE goes on showing what it holds now, from the second look on. */
	const lag = async (times: number | 'always', skip = 1) => {
		const data = (await sim.callbacks()).map(({ event, url, method, headers, payload }) => ({
			...{ event, url, method, headers, payload },
		}));
		const body = { data };
		await sim.addFault({ method: 'GET', path: '/v1/callbacks', skip, times, kind: 'body', body });
	};

	test('is waited for: nothing is done twice, and the publication succeeds', async () => {
		await displaceCrm();
		await lag(2);
		await hooks(takeOver).activate();
		expect(await sim.requests({ method: 'PUT', path: '/v1/callbacks' })).toHaveLength(1);
		await hooks(takeOver).delete();
		expect(await urlOf()).toBe(CRM);
	});

	test('does not make a failure believe that nothing was done', async () => {
		const before = await displaceCrm();
		await lag('always');
		await expect(hooks(takeOver).activate()).rejects.toThrow(/stores something else/);
		expect(await slot()).toEqual(before);
	});
});
