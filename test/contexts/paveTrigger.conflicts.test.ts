import {
	COMPLETE,
	crm,
	crmCallback,
	harness,
	node,
	sim,
	slot,
	triggerWith,
	usePaveTrigger,
} from '../support/paveTrigger';

usePaveTrigger();

/** Who has the event already, and what a user is told. */

const hostOfCrm = () => new URL(crm.url).host;
const takeOver = { events: [COMPLETE], existingCallback: 'replace' };

test('Stop and Tell Me changes nothing and says in two lines who has the event and how to share it', async () => {
	await sim.replaceCallback(crmCallback());
	const before = await sim.callbacks();
	const { hooks } = triggerWith({ events: [COMPLETE, 'SESSION:STATUS_CHANGE'] });
	const error: unknown = await hooks.activate().catch((e: unknown) => e);
	expect(String(error)).toContain(
		`${hostOfCrm()} already gets "Session Complete" from PAVE. Nothing was changed. PAVE can send`,
	);
	expect(String(error)).toMatch(/Take Over and Forward: both get it/);
	expect(JSON.stringify(error)).not.toMatch(/theirs|their secret/);
	expect(await sim.callbacks()).toEqual(before);
});

test('another workflow of this n8n keeps its event, whatever was chosen', async () => {
	await triggerWith(takeOver).hooks.activate();
	const before = await slot();
	const second = triggerWith(takeOver, { webhookId: 'another-webhook' });
	await expect(second.hooks.activate()).rejects.toThrow(
		/Another workflow of this n8n .*branch after it.*Give Back/,
	);
	expect(await slot()).toEqual(before);
});

test('two triggers of one workflow that want the same event: one has it, the other says so', async () => {
	const both = ['one', 'two'].map((webhookId) => triggerWith(takeOver, { webhookId }).hooks);
	const outcomes = await Promise.allSettled(both.map(async (hooks) => await hooks.activate()));
	expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	const failed = outcomes.find((outcome) => outcome.status === 'rejected');
	expect(String(failed?.reason)).toMatch(/Another workflow of this n8n already gets/);
});

test.each(['refuse', 'borrow', undefined])(
	'a test while the workflow is published is refused (saved: %s)',
	async (testWhilePublished) => {
		await triggerWith({ events: [COMPLETE] }).hooks.activate();
		const before = await slot();
		const options = testWhilePublished ? { testWhilePublished } : {};
		const test = triggerWith({ ...takeOver, options }, { isTest: true });
		await expect(test.hooks.activate()).rejects.toThrow(
			/^The test was not started, because PAVE sends "Session Complete" to this workflow as published at .*Nothing was changed\. .*Get Sample.*Give Back/,
		);
		expect(await slot()).toEqual(before);
	},
);

test('a test takes nothing from others, whatever was chosen for publishing', async () => {
	await sim.replaceCallback(crmCallback());
	const test = triggerWith(takeOver, { isTest: true });
	await expect(test.hooks.activate()).rejects.toThrow(/already gets.*A test takes nothing/);
	expect((await slot())?.url).toBe(crmCallback().url);
});

test('this n8n at another address is named as such, and only Take Over takes it over', async () => {
	await triggerWith({ events: [COMPLETE] }).hooks.activate();
	const { updatedAt: _time, ...ours } = (await slot()) ?? { event: '', url: '' };
	const url = 'https://old.example.com/webhook/5d1c2a3b-0000-4000-8000-00000000000a/webhook';
	await sim.replaceCallback({ ...ours, url });
	await expect(triggerWith({ events: [COMPLETE] }).hooks.activate()).rejects.toThrow(
		/sends "Session Complete" to old\.example\.com: this n8n before it moved, or a copy of it.*Give Back/,
	);
	const { hooks } = triggerWith(takeOver);
	await hooks.activate();
	expect((await slot())?.url).toBe(hooks.webhookUrl);
	await hooks.delete();
	expect((await slot())?.url).toBe(url);
});

test('what does not fit into a header is not taken over', async () => {
	await sim.replaceCallback({ ...crmCallback(), payload: { note: 'x'.repeat(4_000) } });
	const before = await slot();
	await expect(triggerWith(takeOver).hooks.activate()).rejects.toThrow(/too long to keep/);
	expect(await slot()).toEqual(before);
});

test.each([
	['an empty answer', { kind: 'body', body: '' }],
	['a page', { kind: 'body', body: '<html>Hello</html>' }],
	['an object without a list', { kind: 'body', body: { api_key: 'x' } }],
	['text in the list', { kind: 'body', body: { data: ['none'] } }],
] as const)('a list that is %s is not "nothing there"', async (_name, fault) => {
	await sim.replaceCallback(crmCallback());
	const before = await slot();
	await sim.addFault({ method: 'GET', path: '/v1/callbacks', times: 'always', ...fault });
	await expect(triggerWith({ events: [COMPLETE] }).hooks.activate()).rejects.toThrow();
	expect(await slot()).toEqual(before);
});

test('an event that PAVE refuses displaces nobody: slots are taken over last', async () => {
	await sim.replaceCallback(crmCallback());
	await sim.configure({ refuseNoteInsert: true });
	const before = await slot();
	const { hooks } = triggerWith({ ...takeOver, events: [COMPLETE, 'SESSION:NOTE_INSERT'] });
	await expect(hooks.activate()).rejects.toThrow(/delivery address for "Note Added"/);
	expect(await slot()).toEqual(before);
	expect(await sim.requests({ method: 'PUT', path: '/v1/callbacks' })).toEqual([]);
});

test('a refusal that quotes a header or the key is shown without them', async () => {
	const { apiKey } = harness.credentials.paveApi;
	await harness.hooks(node, { events: [COMPLETE] }).activate();
	const [, ours] = /Bearer (\S+)/.exec(String((await slot())?.headers.Authorization)) ?? [];
	await harness.hooks(node, { events: [COMPLETE] }).delete();
	const message = `Key ${String(apiKey)} may not send ${ours}`;
	const fault = { path: '/v1/callbacks', times: 'always', kind: 'status', status: 403 } as const;
	await sim.addFault({ ...fault, method: 'POST', body: { message } });
	const error: unknown = await triggerWith({ events: [COMPLETE] })
		.hooks.activate()
		.catch((e: unknown) => e);
	expect(String(error)).toMatch(/did not accept n8n's delivery address for "Session Complete"/);
	expect(JSON.stringify(error) + String(error)).not.toContain(ours);
	expect(JSON.stringify(error) + String(error)).not.toContain(apiKey);
});
