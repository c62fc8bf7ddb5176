import type { IDataObject } from 'n8n-workflow';
import { Pave } from '../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import { createN8nHarness, type ListeningNode, type N8nHarness } from '../support/n8nContext';

const COMPLETE = 'SESSION:COMPLETE';
const node = new PaveTrigger();

let sim: PaveSimulator;
let harness: N8nHarness;
let listening: ListeningNode;

beforeAll(async () => {
	sim = await startPaveSimulator();
});
beforeEach(async () => {
	await sim.reset();
	harness = createN8nHarness({ credentials: { paveApi: { ...sim.credential } } });
	await harness.listen();
	const staticData: IDataObject = {};
	const parameters = {
		events: [COMPLETE],
		options: { customAttributes: { attributes: [{ name: 'branch', value: 'South' }] } },
	};
	await harness.hooks(node, parameters, { staticData }).activate();
	listening = await harness.serve(node, parameters, { staticData });
});
afterEach(async () => {
	listening.stop();
	await harness.close();
});
afterAll(async () => await sim.close());

const repair = async (extra: IDataObject = {}) => {
	const parameters = { resource: 'callback', operation: 'repair', webhookUrl: listening.url };
	const all = { ...parameters, events: [COMPLETE], ...extra };
	return (await harness.execute(new Pave(), all as never)).outputs[0].map(({ json }) => json);
};

test('somebody else in the slot is reported with the host and left alone', async () => {
	await sim.replaceCallback({ event: COMPLETE, url: 'https://crm.example.com/hook?key=theirs' });
	const before = await sim.callbacks();
	expect(await repair()).toEqual([{ event: COMPLETE, status: 'foreign', host: 'crm.example.com' }]);
	expect(await sim.callbacks()).toEqual(before);
});

test('custom attributes of a registration that is ours stay', async () => {
	await sim.replaceCallback({
		event: COMPLETE,
		url: listening.url,
		headers: {},
		payload: { branch: 'South' },
	});
	expect(await repair()).toMatchObject([{ status: 'repaired' }]);
	expect((await sim.callbacks())[0].payload).toEqual({ branch: 'South' });
});

test('custom attributes given are used for what has to be made anew', async () => {
	await sim.loseCallback({ event: COMPLETE });
	await repair({ customAttributes: { attributes: [{ name: 'branch', value: 'North' }] } });
	expect((await sim.callbacks())[0].payload).toEqual({ branch: 'North' });
});

test('a borrow that is running is left alone; one left by a killed n8n is repaired', async () => {
	const draft = { events: [COMPLETE], options: { testWhilePublished: 'borrow' } };
	const staticData: IDataObject = {};
	await harness.hooks(node, draft, { isTest: true, staticData }).activate();
	const testing = await harness.serve(node, draft, { isTest: true, staticData });
	const before = await sim.callbacks();
	expect(await repair()).toMatchObject([
		{ status: 'healthy', note: expect.stringMatching(/Borrowed/) },
	]);
	expect(await sim.callbacks()).toEqual(before);

	testing.stop();
	expect(await repair()).toMatchObject([{ status: 'repaired' }]);
	expect((await sim.callbacks())[0].url).toBe(listening.url);
});
