import { Pave } from '../../nodes/Pave/Pave.node';
import { waitFor } from '../../tools/sandbox/wait';
import { createN8nHarness } from '../support/n8nContext';
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

/** What this n8n cannot know for sure: whether a trigger is published elsewhere, or whose a slot is by now. */

const NOTE = 'SESSION:NOTE_INSERT';
const takeOver = { events: [COMPLETE], existingCallback: 'replace' };
const giveBack = async (n8n = harness) =>
	await n8n.execute(new Pave(), { resource: 'callback', operation: 'giveBack', event: COMPLETE });
/** An n8n with another address of its own: whatever listens there answers for it. */
const n8nAt = (origin: string) =>
	createN8nHarness({
		credentials: harness.credentials,
		instanceId: harness.instanceId,
		webhookBaseUrl: `${origin}/webhook`,
	});
const publishAt = async (origin: string) => {
	const n8n = n8nAt(origin);
	const hooks = n8n.hooks(node, { events: [COMPLETE] }, { staticData: {} });
	await hooks.activate();
	return { n8n, hooks };
};

test('Give Back puts nobody over an address that has come since a Take Over failed', async () => {
	await sim.replaceCallback(crmCallback());
	const refused = { method: 'POST', path: '/v1/callbacks', kind: 'status', status: 403 } as const;
	await sim.addFault({ ...refused, times: 'always' });
	const { hooks } = triggerWith({ ...takeOver, events: [COMPLETE, NOTE] });
	await expect(hooks.activate()).rejects.toThrow(/did not accept/);
	const newer = { event: COMPLETE, url: 'https://newer.example.com/hook' };
	await sim.replaceCallback(newer);
	await expect(giveBack()).rejects.toThrow(/not because of a trigger of this n8n/);
	expect((await slot())?.url).toBe(newer.url);
});

test.each([
	['answers that it is busy', 503],
	['is behind a proxy that finds no n8n for the moment', 502],
])('Give Back is refused while its own address %s', async (_name, status) => {
	crm.answerWith(status);
	const { n8n } = await publishAt(crm.url);
	const before = await slot();
	await expect(giveBack(n8n)).rejects.toThrow(/not known whether a published/);
	expect(await slot()).toEqual(before);
});

test('Give Back is refused if this n8n cannot reach its own address', async () => {
	const { n8n } = await publishAt('http://127.0.0.1:1');
	const before = await slot();
	await expect(giveBack(n8n)).rejects.toThrow(/not known whether a published/);
	expect(await slot()).toEqual(before);
});

test('what another main has published meanwhile stays while n8n is too busy to say so', async () => {
	crm.answerWith(503);
	const { hooks } = await publishAt(crm.url);
	const fault = { method: 'DELETE', path: '/v1/callbacks', kind: 'status', status: 500 } as const;
	await sim.addFault({ ...fault, times: 'always' });
	await hooks.delete();
	await sim.clearFaults();
	await crm.received(2);
	expect((await slot())?.url).toBe(hooks.webhookUrl);
	crm.answerWith(404);
	await waitFor('the end', async () => (await slot()) === undefined, { timeoutMs: 20_000 });
}, 40_000);

test("another trigger's test is not somebody else whom Take Over may displace", async () => {
	const webhookId = '5d1c2a3b-0000-4000-8000-00000000000b';
	await n8nAt('http://127.0.0.1:1')
		.hooks(node, { events: [COMPLETE] }, { webhookId, isTest: true, staticData: {} })
		.activate();
	const before = await slot();
	await expect(triggerWith(takeOver).hooks.activate()).rejects.toThrow(
		/Another workflow of this n8n .*Give Back/,
	);
	expect(await slot()).toEqual(before);
});

test('what a failed publication asked for is looked for again, also if its end succeeds late', async () => {
	const fault = { method: 'GET', path: '/v1/callbacks' } as const;
	await sim.addFault({ ...fault, skip: 1, kind: 'status', status: 503, times: 3 });
	const { hooks } = triggerWith({ events: [COMPLETE] });
	await expect(hooks.create()).rejects.toThrow();
	expect((await slot())?.url).toBe(hooks.webhookUrl);
	// The breaker keeps the first try from being made; the second meets a list that lags.
	await sim.clearFaults();
	await sim.addFault({ ...fault, kind: 'body', body: { data: [] } });
	await hooks.delete();
	await waitFor('the end', async () => (await slot()) === undefined, { timeoutMs: 20_000 });
}, 40_000);

test.each([true, false])(
	'an end that comes before the beginning has returned leaves nothing (test: %s)',
	async (isTest) => {
		const slow = { method: 'GET', path: '/v1/callbacks', kind: 'delay' } as const;
		await sim.addFault({ ...slow, skip: 1, delayMs: 2_000 });
		const { hooks } = triggerWith({ events: [COMPLETE] }, { isTest });
		const begun = hooks.create();
		await waitFor('the registration', async () => (await slot()) !== undefined);
		await hooks.delete();
		await begun;
		await waitFor('the end', async () => (await slot()) === undefined);
	},
);

test('an end that comes before a beginning fails, and is late itself, leaves nothing either', async () => {
	const fault = { path: '/v1/callbacks', skip: 1 } as const;
	await sim.addFault({ ...fault, method: 'POST', kind: 'status', status: 403 });
	await sim.addFault({ ...fault, method: 'GET', kind: 'delay', delayMs: 2_000 });
	await sim.addFault({ ...fault, method: 'GET', kind: 'status', status: 503, times: 3 });
	const { hooks } = triggerWith({ events: [COMPLETE, NOTE] }, { isTest: true });
	const begun = hooks.create().catch((error: unknown) => String(error));
	await waitFor('a registration', async () => (await sim.callbacks()).length > 0);
	await hooks.delete();
	expect(await begun).toMatch(/did not accept/);
	await waitFor('the end', async () => (await sim.callbacks()).length === 0);
});
