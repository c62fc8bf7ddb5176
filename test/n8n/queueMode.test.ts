import { randomUUID } from 'node:crypto';

import type { N8nClient as Client, PackedPackage, RunningN8n } from '../../tools/sandbox';
import { N8nClient, packPackage, pause } from '../../tools/sandbox';
import { type PaveAccountUnderTest, pave } from './support/pave';
import type { RunningPave } from './support/pave';
import { openQueueMode } from './support/queueMode';

const COMPLETE = 'SESSION:COMPLETE';
const NOTE = 'SESSION:NOTE_INSERT';

/** What was started, to be ended in the reverse order. */
const open: Array<() => Promise<void>> = [];
let main: RunningN8n;
let worker: RunningN8n;
let webhookProcess: RunningN8n;
let client: Client;
let vendor: RunningPave;
let account: PaveAccountUnderTest;
let workflowId: string;

beforeAll(async () => {
	const queue = await openQueueMode();
	open.push(queue.close);
	vendor = await pave.start();
	open.push(async () => await vendor.close());
	const pack: PackedPackage = await packPackage();
	open.push(async () => await pack.remove());
	const packages = [pack];
	main = await queue.start('start', { packages });
	[worker, webhookProcess] = await Promise.all([
		queue.start('worker', { packages }),
		queue.start('webhook', { packages }),
	]);
	client = await N8nClient.connect(main);
	open.push(async () => client.close());

	account = await vendor.openAccount();
	const paveApi = await client.createCredential('paveApi', 'PAVE', account.credential);
	const workflow = await client.createWorkflow({
		name: 'PAVE in queue mode',
		nodes: [
			{
				name: 'PAVE Trigger',
				type: pave.nodeType,
				typeVersion: 1,
				position: [0, 0],
				parameters: { events: [COMPLETE, NOTE] },
				webhookId: randomUUID(),
				credentials: { paveApi },
			},
			{
				name: 'After',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [240, 0],
				parameters: {},
			},
		],
		connections: { 'PAVE Trigger': { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
	});
	workflowId = workflow.id;
	expect(await client.publish(workflowId)).toEqual({ status: 'published', errors: [] });
});
afterAll(async () => {
	for (const close of open.reverse()) await close();
});

const keysOf = async (count: number) => {
	const executions = await client.waitForExecutions(workflowId, count);
	expect(executions.map(({ status }) => status)).toEqual(executions.map(() => 'success'));
	return executions.flatMap((execution) =>
		execution.items('After').map(({ session_key: key }) => key),
	);
};
const finish = async () => {
	const { sessionKey } = await vendor.simulator.createSession({ apiKey: account.apiKey });
	const sent = await vendor.simulator.sendEvent({
		apiKey: account.apiKey,
		event: COMPLETE,
		sessionKey,
	});
	expect(sent.map(({ status }) => status)).toEqual([200]);
	return { sessionKey, delivery: sent[0] };
};

test('registers the address of the webhook process', async () => {
	const registrations = await account.registrations();
	expect(registrations.map(({ id }) => id).sort()).toEqual([COMPLETE, NOTE]);
	for (const { url } of registrations) expect(url).toContain(`${webhookProcess.url}/webhook/`);
});

test('runs each event once, on the worker, with its own item', async () => {
	const finished = await Promise.all(Array.from({ length: 5 }, finish));
	const keys = finished.map(({ sessionKey }) => sessionKey);
	expect((await keysOf(5)).sort()).toEqual(keys.sort());

	const executions = await client.executions(workflowId);
	expect(executions).toHaveLength(5);
	for (const { id } of executions) {
		expect(worker.logs()).toMatch(new RegExp(`finished execution ${id}\\b`));
	}
	expect(main.logs()).not.toMatch(/started execution/i);
});

test('processes a delivery that comes three times at once only once', async () => {
	const before = await client.executions(workflowId);
	const { sessionKey, delivery } = await finish();
	const again = async () => await vendor.redeliver({ deliveryId: delivery.id });
	const answers = await Promise.all([again(), again()]);
	for (const { status, responseBody } of answers) {
		expect([status, JSON.parse(responseBody)]).toEqual([
			200,
			{ received: true, ignored: expect.any(String) },
		]);
	}
	await keysOf(before.length + 1);
	await pause(1_000);
	const keys = await keysOf(before.length + 1);
	expect(keys.filter((key) => key === sessionKey)).toEqual([sessionKey]);
	expect(await client.executions(workflowId)).toHaveLength(before.length + 1);
});

test('answers a forged delivery with 401 and starts nothing', async () => {
	const before = await client.executions(workflowId);
	const [registration] = await account.registrations();
	const body = { event: COMPLETE, session: { session_key: 'TST-ABCDE12345' } };
	for (const token of [undefined, 'guess', `${registration.token}x`]) {
		expect((await account.forge(registration, body, token)).status).toBe(401);
	}
	await pause(1_000);
	expect(await client.executions(workflowId)).toHaveLength(before.length);
});

test('goes on after the webhook process and the worker were killed and started again', async () => {
	const killAndRestart = async (n8n: RunningN8n) => {
		await n8n.kill();
		await n8n.restart();
	};
	await Promise.all([webhookProcess, worker].map(killAndRestart));
	const before = await client.executions(workflowId);
	const { sessionKey } = await finish();
	expect(await keysOf(before.length + 1)).toContain(sessionKey);
});

test('leaves nothing behind at PAVE when it is unpublished', async () => {
	expect((await client.unpublish(workflowId)).errors).toEqual([]);
	expect(await account.registrations()).toEqual([]);
});
