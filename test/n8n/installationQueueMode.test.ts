import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { N8nClient, type RunningN8n, waitFor } from '../../tools/sandbox';
import { installedPackages } from './support/communityPackages';
import { type PaveAccountUnderTest, type RunningPave, pave } from './support/pave';
import { type Published, managedByEnvironment, publishHere } from './support/published';
import { type QueueMode, openQueueMode } from './support/queueMode';
import { type TriggerWorkflow, createTriggerWorkflow } from './support/stage';

/** Installing in queue mode, as the README says: each process has a user folder of its own, and none has the package at first. */
const open: Array<() => Promise<void>> = [];
let published: Published;
let queue: QueueMode;
let vendor: RunningPave;
let client: N8nClient;
let main: RunningN8n;
let first: RunningN8n;
let later: RunningN8n;
let account: PaveAccountUnderTest;
let workflow: TriggerWorkflow;

const REINSTALL = { N8N_REINSTALL_MISSING_PACKAGES: 'true' };

beforeAll(async () => {
	published = await publishHere();
	open.push(published.close);
	vendor = await pave.start();
	open.push(async () => await vendor.close());
	queue = await openQueueMode();
	open.push(queue.close);
	const { searchPath } = published.registry;
	main = await queue.start('start', { searchPath });
	[first] = await Promise.all([
		queue.start('worker', { searchPath }),
		queue.start('webhook', { searchPath }),
	]);
	client = await N8nClient.connect(main);
	open.push(async () => client.close());
	account = await vendor.openAccount();
});
afterAll(async () => {
	for (const close of open.reverse()) await close();
});

async function hasInstalled(n8n: RunningN8n, times: number): Promise<void> {
	const line = `Community package installed: ${published.newest.name}`;
	await waitFor('the worker to have the package', () => n8n.logs().split(line).length > times, {
		timeoutMs: 60_000,
	});
}

/** A finished inspection, until the execution that it starts is over; answers that execution's ID. */
async function inspect(): Promise<string> {
	const { apiKey } = account;
	const { sessionKey } = await vendor.simulator.createSession({ apiKey });
	const before = await client.executions(workflow.id);
	await waitFor('the webhook process to take the event', async () => {
		const [{ status }] = await vendor.simulator.sendEvent({
			apiKey,
			event: pave.events.main,
			sessionKey,
		});
		return status === 200;
	});
	const executions = await client.waitForExecutions(workflow.id, before.length + 1);
	const [execution] = executions.slice(-1);
	expect(execution).toMatchObject({ status: 'success' });
	expect(execution.items('After')).toEqual([
		expect.objectContaining({ event: pave.events.main, session_key: sessionKey }),
	]);
	return execution.id;
}

test('what is installed on the main process, the others install by themselves', async () => {
	const { name, version } = published.older;
	await client.http.request('POST', '/community-packages', { name, version });
	expect(await installedPackages(client)).toEqual([`${name}@${version}`]);
	await hasInstalled(first, 1);
	workflow = await createTriggerWorkflow(client, client.http.url, { vendor: pave, account });
	expect((await client.publish(workflow.id)).status).toBe('published');

	const id = await inspect();
	expect(first.logs()).toMatch(new RegExp(`finished execution ${id}\\b`));
});

test('a worker that is added later installs what is missing when it starts', async () => {
	await first.stop();
	const { searchPath } = published.registry;
	later = await queue.start('worker', { searchPath, env: REINSTALL });
	expect(later.logs()).toContain('Packages reinstalled successfully');

	const id = await inspect();
	expect(later.logs()).toMatch(new RegExp(`finished execution ${id}\\b`));
});

test('the environment of the main process brings the newer version to all of them', async () => {
	const { name, version } = published.newest;
	await main.restart({ env: managedByEnvironment(published.newest) });
	client.close();
	client = await N8nClient.connect(main);
	expect(await installedPackages(client)).toEqual([`${name}@${version}`]);
	await hasInstalled(later, 2);
	const manifest = path.join(later.userFolder, '.n8n/nodes/node_modules', name, 'package.json');
	expect(JSON.parse(await readFile(manifest, 'utf8'))).toMatchObject({ name, version });

	const id = await inspect();
	expect(later.logs()).toMatch(new RegExp(`finished execution ${id}\\b`));
	expect((await client.unpublish(workflow.id)).errors).toEqual([]);
	expect(await account.registrations()).toEqual([]);
});
