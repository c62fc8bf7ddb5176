import type { N8nClient as Client, Json, PackedPackage, RunningN8n } from '../../tools/sandbox';
import { freePort, N8nClient, packPackage, pause, waitFor } from '../../tools/sandbox';
import { runAll } from './support/allOperations';
import { type PaveAccountUnderTest, pave } from './support/pave';
import type { RunningPave } from './support/pave';
import { openQueueMode } from './support/queueMode';
import { createTriggerWorkflow } from './support/stage';

const COMPLETE = 'SESSION:COMPLETE';
const NOTE = 'SESSION:NOTE_INSERT';

/**
 * What is run by hand runs on workers, as n8n 3.0 always does it; and n8n asks no address of its own network but the
 * one under which the simulated vendor may be asked.
 */
const CAREFUL = {
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_SSRF_PROTECTION_ENABLED: 'true',
	N8N_SSRF_ALLOWED_HOSTNAMES: 'localhost',
};

/** What was started, to be ended in the reverse order. */
const open: Array<() => Promise<void>> = [];
let main: RunningN8n;
let worker: RunningN8n;
let webhookProcess: RunningN8n;
let client: Client;
let vendor: RunningPave;
let account: PaveAccountUnderTest;
let credential: Json;
let workflowId: string;

beforeAll(async () => {
	const queue = await openQueueMode();
	open.push(queue.close);
	vendor = await pave.start();
	open.push(async () => await vendor.close());
	const pack: PackedPackage = await packPackage();
	open.push(async () => await pack.remove());
	const packages = [pack];
	// Tests are for the main process, which alone knows of them.
	const port = await freePort();
	const editor = { N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}` };
	main = await queue.start('start', { packages, port, env: { ...CAREFUL, ...editor } });
	[worker, webhookProcess] = await Promise.all([
		queue.start('worker', { packages, env: CAREFUL }),
		queue.start('webhook', { packages, env: CAREFUL }),
	]);
	client = await N8nClient.connect(main);
	open.push(async () => client.close());

	account = await vendor.openAccount();
	credential = {
		...account.credential,
		baseUrl: String(account.credential.baseUrl).replace('127.0.0.1', 'localhost'),
	};
	const parameters = { events: [COMPLETE, NOTE] };
	const asked = { vendor: pave, account, parameters, credential };
	({ id: workflowId } = await createTriggerWorkflow(client, main.url, asked));
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

/** The worker writes its line after it has saved the execution. */
const ranOnWorker = async (id: string) =>
	await waitFor(`execution ${id} in the worker's log`, () =>
		new RegExp(`finished execution ${id}\\b`).test(worker.logs()),
	);
/** Get an inspection, run by hand. */
const getByHand = async (fields: Json) => {
	const { sessionKey } = await vendor.simulator.createSession({ apiKey: account.apiKey });
	const execution = await runAll({ client: () => client }, 'pave', 'paveApi', fields, [
		['session.get', { sessionKey }],
	]);
	return { sessionKey, execution };
};

describe('where what is run by hand runs on workers', () => {
	test('a test event starts an execution there', async () => {
		const listening = await client.listen(workflowId, 'PAVE Trigger');
		const { sessionKey } = await finish();
		const execution = await listening.execution();
		expect(execution.items('After')).toMatchObject([{ session_key: sessionKey }]);
		await ranOnWorker(execution.id);
		await waitFor('the end of the test', async () => (await account.registrations()).length === 0);
	});

	test('an action runs there', async () => {
		const { sessionKey, execution } = await getByHand(credential);
		expect(execution.items('session.get')).toMatchObject([{ session_key: sessionKey }]);
		await ranOnWorker(execution.id);
	});
});

describe('where n8n may not ask an address of its own network', () => {
	const ADVICE =
		'Nothing was sent: n8n protects its own network. If the address is right, ask whoever runs n8n to add its host to N8N_SSRF_ALLOWED_HOSTNAMES and to restart n8n.';
	const MESSAGE = 'This n8n does not allow requests to the address of PAVE';

	test('publishing says so, and who can change it', async () => {
		const { id } = await createTriggerWorkflow(client, main.url, { vendor: pave, account });
		const { status, errors } = await client.publish(id);
		expect({ status, errors }).toEqual({
			status: 'failed',
			errors: [expect.stringContaining(`${MESSAGE}. ${ADVICE}`)],
		});
		expect(await account.registrations()).toEqual([]);
	});

	test('so does an action', async () => {
		const { execution } = await getByHand(account.credential);
		expect(execution.error).toMatchObject({ message: MESSAGE, description: ADVICE });
	});
});
