import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { paveEvents } from '../../nodes/Pave/events';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import { createN8nHarness, type ListeningNode, type N8nHarness } from '../support/n8nContext';
import { startReceiver, type Receiver } from '../support/receiver';

const COMPLETE = 'SESSION:COMPLETE';
const node = new PaveTrigger();

let sim: PaveSimulator;
let harness: N8nHarness;
let crm: Receiver;
let live: ListeningNode[] = [];

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
afterEach(async () => {
	for (const node of live) node.stop();
	live = [];
	await harness.close();
});
afterAll(async () => {
	await crm.close();
	await sim.close();
});

const crmCallback = () => ({
	event: COMPLETE,
	url: `${crm.url}/hook?key=theirs`,
	method: 'PUT',
	headers: { 'X-CRM': 'their secret' },
	payload: { source: 'PAVE', event: 'shadow' },
});
const slot = async (event = COMPLETE) =>
	(await sim.callbacks()).find((callback) => callback.event === event);
const triggerWith = (parameters: INodeParameters, placement: { staticData?: IDataObject } = {}) => {
	const staticData = placement.staticData ?? {};
	return { staticData, hooks: harness.hooks(node, parameters, { ...placement, staticData }) };
};

describe('when somebody else already receives the event', () => {
	test('Stop and Tell Me changes nothing and names the event, the host and the choices', async () => {
		await sim.replaceCallback(crmCallback());
		const before = await sim.callbacks();
		const { hooks } = triggerWith({ events: [COMPLETE, 'SESSION:STATUS_CHANGE'] });
		await expect(hooks.activate()).rejects.toMatchObject({
			message: expect.stringMatching(
				new RegExp(
					`^PAVE already sends "Session Complete" to ${new URL(crm.url).host}\\. .*Take Over.*Take Over and Forward.*another API key`,
					's',
				),
			),
		});
		expect(await sim.callbacks()).toEqual(before);
	});

	test('the message holds neither path nor query of the other address', async () => {
		await sim.replaceCallback(crmCallback());
		const error: unknown = await triggerWith({ events: [COMPLETE] })
			.hooks.activate()
			.catch((e: unknown) => e);
		expect(JSON.stringify(error)).not.toMatch(/theirs|their secret/);
	});

	test('a workflow of this same n8n is named as such', async () => {
		await triggerWith({ events: [COMPLETE] }).hooks.activate();
		const second = harness.hooks(node, { events: [COMPLETE] }, { webhookId: 'another-webhook' });
		await expect(second.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/another workflow in this n8n.*branch behind it/s),
		});
	});

	test('Take Over remembers it encrypted and puts it back on unpublishing', async () => {
		await sim.replaceCallback(crmCallback());
		const before = await slot();
		const { hooks, staticData } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		expect((await slot())?.url).toBe(hooks.webhookUrl);
		expect(JSON.stringify(staticData)).not.toMatch(/theirs|their secret/);
		await hooks.delete();
		expect(await slot()).toMatchObject({
			url: before?.url,
			method: 'PUT',
			headers: { 'X-CRM': 'their secret' },
			payload: { source: 'PAVE' },
		});
	});

	test('the slot is never free while it changes hands', async () => {
		await sim.replaceCallback(crmCallback());
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		await hooks.delete();
		const methods = (await sim.requests({ path: '/v1/callbacks' })).map(({ method }) => method);
		expect(methods).not.toContain('DELETE');
	});

	test('somebody who took the slot meanwhile keeps it', async () => {
		await sim.replaceCallback(crmCallback());
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		await sim.replaceCallback({ event: COMPLETE, url: 'https://third.example.com/x' });
		await hooks.delete();
		expect((await slot())?.url).toBe('https://third.example.com/x');
	});

	test('a displaced workflow of this n8n that no longer listens is not put back', async () => {
		const gone = `${new URL(triggerWith({}).hooks.webhookUrl).origin}/webhook/gone/webhook`;
		await sim.replaceCallback({ event: COMPLETE, url: gone });
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		await hooks.delete();
		expect(await slot()).toBeUndefined();
	});

	test('after the API key was changed, nothing is put back under the new one', async () => {
		await sim.replaceCallback(crmCallback());
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		const other = await sim.addAccount({});
		Object.assign(harness.credentials.paveApi, other);
		await hooks.delete();
		expect(await sim.callbacks({ apiKey: other.apiKey })).toEqual([]);
	});

	test('a failure on the way puts the displaced one back', async () => {
		await sim.replaceCallback(crmCallback());
		const before = await sim.callbacks();
		await sim.addFault({
			method: 'POST',
			path: '/v1/callbacks',
			kind: 'status',
			status: 500,
			times: 'always',
		});
		const { hooks } = triggerWith({
			events: [COMPLETE, 'SESSION:STATUS_CHANGE'],
			existingCallback: 'replace',
		});
		await expect(hooks.create()).rejects.toMatchObject({
			message: expect.stringMatching(/Nothing was left half registered/),
		});
		const now = await sim.callbacks();
		expect(now.map(({ url, headers }) => ({ url, headers }))).toEqual(
			before.map(({ url, headers }) => ({ url, headers })),
		);
	});

	test('a failure whose undoing fails too says what is left, and unpublishing later puts everything right', async () => {
		await sim.replaceCallback(crmCallback());
		const down = { path: '/v1/callbacks', kind: 'status', status: 500, times: 'always' } as const;
		for (const method of ['POST', 'DELETE']) await sim.addFault({ ...down, method });
		await sim.addFault({ ...down, method: 'PUT', skip: 1 });
		const { hooks } = triggerWith({
			events: [COMPLETE, 'SESSION:STATUS_CHANGE'],
			existingCallback: 'replace',
		});
		await expect(hooks.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/could not be taken back and is still at PAVE/),
		});
		expect((await slot())?.url).not.toBe(crmCallback().url);
		await expect(hooks.delete()).rejects.toThrow();
		await sim.clearFaults();
		await hooks.delete();
		expect((await slot())?.url).toBe(crmCallback().url);
	});

	test('n8n killed before it saved its state: the displaced one is still put back', async () => {
		await sim.replaceCallback(crmCallback());
		const parameters = { events: [COMPLETE], existingCallback: 'replace' };
		await triggerWith(parameters).hooks.activate();
		await triggerWith(parameters, { staticData: {} }).hooks.delete();
		expect(await slot()).toMatchObject({
			url: crmCallback().url,
			headers: { 'X-CRM': 'their secret' },
		});
		expect((await slot())?.headers).not.toHaveProperty('X-N8n-Displaced');
	});

	test('a displaced one that PAVE does not take back is not forgotten: unpublishing fails and names it', async () => {
		await sim.replaceCallback(crmCallback());
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		await sim.addFault({
			method: 'PUT',
			path: '/v1/callbacks',
			times: 'always',
			kind: 'status',
			status: 400,
			body: { message: 'Missing required fields.' },
		});
		await expect(hooks.delete()).rejects.toMatchObject({
			message: expect.stringMatching(
				/could not be given back SESSION:COMPLETE: Missing required fields/,
			),
		});
		await sim.clearFaults();
		await hooks.delete();
		expect((await slot())?.url).toBe(crmCallback().url);
	});

	test('the third of five registrations fails: nothing stays, and the message can be understood', async () => {
		await sim.addFault({
			method: 'POST',
			path: '/v1/callbacks',
			skip: 2,
			times: 'always',
			kind: 'status',
			status: 500,
		});
		const { hooks } = triggerWith({
			events: [
				COMPLETE,
				'SESSION:NOTE_INSERT',
				'SESSION:SMS_PROCESS',
				'SESSION:STAGE_CHANGE',
				'SESSION:STATUS_CHANGE',
			],
		});
		await expect(hooks.create()).rejects.toMatchObject({
			message: expect.stringMatching(/fault is at PAVE.*Nothing was left half registered/s),
		});
		expect(await sim.callbacks()).toEqual([]);
	});

	test.each(['refuse', 'overwrite'] as const)(
		'a second POST that PAVE would %s does no harm',
		async (secondPost) => {
			await sim.configure({ secondPost });
			await sim.addFault({ method: 'POST', path: '/v1/callbacks', kind: 'act-then-drop' });
			await triggerWith({ events: [COMPLETE] }).hooks.activate();
			expect(await sim.callbacks()).toHaveLength(1);
		},
	);

	test.each([
		{ objectsAs: 'string' },
		{ emptyListAs: 'null' },
		{ emptyObjectsAs: 'array' },
		{ putOmitted: 'clear' },
	] as const)('works where PAVE answers %j', async (settings) => {
		await sim.configure(settings);
		const { hooks } = triggerWith({ events: [COMPLETE] });
		await hooks.activate();
		expect(await hooks.checkExists()).toBe(true);
		await hooks.delete();
		expect(await sim.callbacks()).toEqual([]);
	});
});

describe('Take Over and Forward', () => {
	const parameters = {
		events: [COMPLETE],
		existingCallback: 'relay',
		options: { customAttributes: { attributes: [{ name: 'branch', value: '12' }] } },
	};
	const publish = async () => {
		await sim.replaceCallback(crmCallback());
		const { hooks, staticData } = triggerWith(parameters);
		await hooks.activate();
		const listening = await harness.serve(node, parameters, { staticData });
		live.push(listening);
		return listening;
	};

	test('every event is also sent on, as the other side would have received it', async () => {
		const listening = await publish();
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		expect(listening.deliveries[0].execution?.outputs[0]).toHaveLength(1);
		const [received] = crm.requests;
		expect(received).toMatchObject({ method: 'PUT', headers: { 'x-crm': 'their secret' } });
		expect(received.body).toMatchObject({ event: COMPLETE, source: 'PAVE' });
		expect(received.body).not.toHaveProperty('branch');
		expect(received.headers).not.toHaveProperty('authorization');
	});

	test('events that a filter drops here are sent on as well, and start nothing here', async () => {
		await sim.replaceCallback({ ...crmCallback(), event: 'SESSION:STATUS_CHANGE' });
		const filtered = {
			events: ['SESSION:STATUS_CHANGE'],
			existingCallback: 'relay',
			options: { sessionStatuses: ['STARTED'] },
		};
		const { hooks, staticData } = triggerWith(filtered);
		await hooks.activate();
		const listening = await harness.serve(node, filtered, { staticData });
		live.push(listening);
		await sim.sendEvent({ event: 'SESSION:STATUS_CHANGE', fields: { status: 'CONFIRM' } });
		await listening.settled();
		expect(crm.requests).toHaveLength(1);
		expect(listening.deliveries[0].execution?.outputs).toEqual([[]]);
	});

	test('a receiver that refuses is not asked twice', async () => {
		const listening = await publish();
		crm.answerWith(422);
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		expect(crm.requests).toHaveLength(1);
	});

	test('a receiver that fails is a hint, never a lost event', async () => {
		const listening = await publish();
		crm.answerWith(403);
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		const execution = listening.deliveries[0].execution;
		expect(execution?.outputs[0]).toHaveLength(1);
		expect(execution?.hints[0].message).toMatch(/could not be forwarded to .*: it answered 403/);
	});

	test('an event that has already passed this node is not sent on again', async () => {
		const listening = await publish();
		const [{ headers }] = await sim.callbacks();
		const webhookId = listening.url.split('/').at(-2) ?? '';
		await sim.deliver({
			event: COMPLETE,
			body: paveEvents.events.find(({ name }) => name === COMPLETE)?.sample,
			headers: { ...(headers as Record<string, string>), 'x-n8n-passed-by': webhookId },
		});
		await listening.settled();
		expect(listening.deliveries[0].execution?.outputs[0]).toHaveLength(1);
		expect(crm.requests).toEqual([]);
	});
});

describe('testing while published', () => {
	const production = { events: [COMPLETE] };
	const publish = async () => {
		const { hooks, staticData } = triggerWith(production);
		await hooks.activate();
		const listening = await harness.serve(node, production, { staticData });
		live.push(listening);
		return { hooks, listening };
	};
	const test_ = (options = {}, staticData: IDataObject = {}) =>
		harness.hooks(node, { events: [COMPLETE], options }, { isTest: true, staticData });

	test('is refused by default, in plain words, with the slot untouched', async () => {
		await publish();
		const before = await sim.callbacks();
		await expect(test_().activate()).rejects.toMatchObject({
			message: expect.stringMatching(
				/published and receiving "Session Complete".*Get Sample.*Borrow the Event Briefly/s,
			),
		});
		expect(await sim.callbacks()).toEqual(before);
	});

	test('Borrow: the test gets the event, production gets it too, and the slot is back afterwards', async () => {
		const { hooks, listening } = await publish();
		const before = await slot();
		const staticData: IDataObject = {};
		const borrowing = test_({ testWhilePublished: 'borrow' }, staticData);
		await borrowing.activate();
		expect((await slot())?.url).toBe(borrowing.webhookUrl);
		const testing = await harness.serve(
			node,
			{ events: [COMPLETE], options: { testWhilePublished: 'borrow' } },
			{ isTest: true, staticData },
		);
		live.push(testing);

		await sim.sendEvent({ event: COMPLETE });
		await testing.settled();
		await listening.settled();
		expect(testing.deliveries[0].execution?.outputs[0]).toHaveLength(1);
		expect(listening.deliveries[0].execution?.outputs[0]).toHaveLength(1);

		await borrowing.delete();
		expect(await slot()).toMatchObject({ url: before?.url, headers: before?.headers });
		expect(await hooks.checkExists()).toBe(true);
	});

	test('Borrow: production gets events that the draft has filtered out', async () => {
		const { listening } = await publish();
		const parameters = {
			events: ['SESSION:STATUS_CHANGE', COMPLETE],
			options: { testWhilePublished: 'borrow', sessionStatuses: ['STARTED'] },
		};
		const staticData: IDataObject = {};
		const hooks = harness.hooks(node, parameters, { isTest: true, staticData });
		await hooks.activate();
		const draft = { ...parameters, events: ['SESSION:STATUS_CHANGE'] };
		const testing = await harness.serve(node, draft, { isTest: true, staticData });
		live.push(testing);
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		expect(testing.deliveries[0].execution).toBeUndefined();
		expect(listening.deliveries[0].execution?.outputs[0]).toHaveLength(1);
	});

	test('Borrow: the slot comes back also when the restoring call fails at first', async () => {
		const { hooks } = await publish();
		const borrowing = test_({ testWhilePublished: 'borrow' });
		await borrowing.activate();
		await sim.addFault({
			method: 'PUT',
			path: '/v1/callbacks',
			times: 2,
			kind: 'status',
			status: 500,
		});
		await borrowing.delete();
		expect((await slot())?.url).toBe(hooks.webhookUrl);
	});

	test('n8n killed while borrowing: the next publish repairs', async () => {
		await publish();
		await test_({ testWhilePublished: 'borrow' }).activate();
		const { hooks } = triggerWith(production);
		await hooks.activate();
		expect((await slot())?.url).toBe(hooks.webhookUrl);
	});

	test("a test never takes over somebody else's events", async () => {
		await sim.replaceCallback(crmCallback());
		const before = await sim.callbacks();
		const hooks = harness.hooks(
			node,
			{
				events: [COMPLETE],
				existingCallback: 'replace',
				options: { testWhilePublished: 'borrow' },
			},
			{ isTest: true },
		);
		await expect(hooks.activate()).rejects.toThrow(/PAVE already sends/);
		expect(await sim.callbacks()).toEqual(before);
	});

	test('the end of a test does not touch what production holds by then', async () => {
		await publish();
		const borrowing = test_({ testWhilePublished: 'borrow' });
		await borrowing.activate();
		await triggerWith(production).hooks.activate();
		const before = await sim.callbacks();
		await borrowing.delete();
		expect(await sim.callbacks()).toEqual(before);
	});

	test('unpublishing removes what a test left behind', async () => {
		const { hooks } = await publish();
		await test_({ testWhilePublished: 'borrow' }).activate();
		await hooks.delete();
		expect(await sim.callbacks()).toEqual([]);
	});
});

describe('bad input', () => {
	test.each(['event', 'session_key', 'status'])(
		'a custom attribute called %s is refused',
		async (name) => {
			const { hooks } = triggerWith({
				events: [COMPLETE],
				options: { customAttributes: { attributes: [{ name, value: 'x' }] } },
			});
			await expect(hooks.activate()).rejects.toMatchObject({
				message: expect.stringMatching(new RegExp(`"${name}".*Rename it`, 's')),
			});
		},
	);

	test.each([
		['http://localhost:5678/webhook', /cannot reach this n8n/],
		['https://10.1.2.3/webhook', /cannot reach this n8n/],
		['http://n8n.example.com/webhook', /unencrypted/],
	])('the real PAVE cannot deliver to %s', async (webhookBaseUrl, message) => {
		const remote = createN8nHarness({
			credentials: { paveApi: { ...sim.credential, baseUrl: 'https://openapi.paveapi.com' } },
			webhookBaseUrl,
		});
		await expect(remote.hooks(node, { events: [COMPLETE] }).activate()).rejects.toMatchObject({
			message: expect.stringMatching(new RegExp(`${message.source}.*WEBHOOK_URL`, 's')),
		});
	});

	test('NOTE_INSERT refused by PAVE leaves nothing registered', async () => {
		await sim.configure({ refuseNoteInsert: true });
		const { hooks } = triggerWith({ events: [COMPLETE, 'SESSION:NOTE_INSERT'] });
		await expect(hooks.activate()).rejects.toMatchObject({
			message: expect.stringMatching(
				/registration for "Note Added".*untick it under Events.*Nothing was left half registered/s,
			),
		});
		expect(await sim.callbacks()).toEqual([]);
	});

	test('a wrong clock is named', async () => {
		await sim.setClock({ offsetMs: -7 * 60_000 });
		await expect(triggerWith({ events: [COMPLETE] }).hooks.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/7 minutes ahead of PAVE/),
		});
	});
});
