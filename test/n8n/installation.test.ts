import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { N8nClient, type RunningN8n, packPackage, startN8n } from '../../tools/sandbox';
import { runCommand } from '../../tools/sandbox/command';
import { projectRoot } from '../../tools/sandbox/paths';
import { type Registry, startRegistry } from '../../tools/sandbox/registry';
import { type RunningPave, pave } from './support/pave';
import { createTriggerWorkflow } from './support/stage';

const NAME = 'n8n-nodes-pave-autograb';
const OLDER = '0.0.9';

let registry: Registry;
let vendor: RunningPave;
let folder: string;
let version: string;
let checksum: string;
const open: Array<() => Promise<void>> = [];

beforeAll(async () => {
	registry = await startRegistry();
	vendor = await pave.start();
	folder = await mkdtemp(path.join(os.tmpdir(), 'n8n-published-'));
	const pack = await packPackage();
	// An older version, as far as npm and n8n can tell.
	const older = path.join(folder, 'older');
	await cp(pack.folder, older, { recursive: true });
	await pack.remove();
	const manifest = path.join(older, 'package.json');
	const content = JSON.parse(await readFile(manifest, 'utf8')) as object;
	await writeFile(manifest, JSON.stringify({ ...content, version: OLDER }));
	await registry.publish(older);
	// This version, exactly as it would be published.
	const printed = await runCommand(
		'npm',
		['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
		{ cwd: projectRoot },
	);
	checksum = await registry.publish(path.join(folder, printed.trim().split('\n').pop() ?? ''));
	({ version } = pack);
});
afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
});
afterAll(async () => {
	await vendor?.close();
	await registry?.close();
	await rm(folder, { recursive: true, force: true });
});

/** An n8n with none of our packages, whose npm knows the registry. */
async function start(env: Record<string, string> = {}): Promise<RunningN8n> {
	const n8n = await startN8n({ searchPath: registry.searchPath, env });
	open.push(async () => await n8n.stop());
	return n8n;
}

async function connect(n8n: RunningN8n): Promise<N8nClient> {
	const client = await N8nClient.connect(n8n);
	open.push(async () => client.close());
	return client;
}

const managed = (...packages: object[]) => ({
	N8N_COMMUNITY_PACKAGES_MANAGED_BY_ENV: 'true',
	N8N_COMMUNITY_PACKAGES: JSON.stringify(packages),
});
const ours = async (client: N8nClient) =>
	(await client.nodeTypes()).map(({ name }) => name).filter((name) => name.startsWith(`${NAME}.`));
const installed = async (client: N8nClient) =>
	(
		await client.http.request<Array<{ packageName: string; installedVersion: string }>>(
			'GET',
			'/community-packages',
		)
	).map(({ packageName, installedVersion }) => `${packageName}@${installedVersion}`);

test('named in the environment, with npm’s checksum: installed when n8n starts', async () => {
	const client = await connect(await start(managed({ name: NAME, version, checksum })));

	expect(await installed(client)).toEqual([`${NAME}@${version}`]);
	expect(await ours(client)).toContain(`${NAME}.paveTrigger`);
	expect(registry.requests()).toContain(`GET /${NAME}/-/${NAME}-${version}.tgz`);
});

test('with another checksum: refused, and n8n says so in its log', async () => {
	const wrong = `sha512-${Buffer.alloc(64).toString('base64')}`;
	const n8n = await start(managed({ name: NAME, version, checksum: wrong }));

	expect(await ours(await connect(n8n))).toEqual([]);
	expect(n8n.logs()).toMatch(/Failed to install community package.*checksum/i);
});

test('as n8n’s screen asks for it: an older version installs, and the newer one keeps workflows and credentials', async () => {
	const client = await connect(await start());
	await client.http.request('POST', '/community-packages', { name: NAME, version: OLDER });
	expect(await installed(client)).toEqual([`${NAME}@${OLDER}`]);
	const account = await vendor.openAccount();
	const workflow = await createTriggerWorkflow(client, client.http.url, { vendor: pave, account });
	expect((await client.publish(workflow.id)).status).toBe('published');

	await client.http.request('PATCH', '/community-packages', { name: NAME, version });

	expect(await installed(client)).toEqual([`${NAME}@${version}`]);
	expect((await account.send(pave.events.main)).status).toBe(200);
	const [execution] = await client.waitForExecutions(workflow.id, 1);
	expect(execution.status).toBe('success');
	expect((await client.publish(workflow.id)).status).toBe('published');
	expect((await client.unpublish(workflow.id)).errors).toEqual([]);
	expect(await account.registrations()).toEqual([]);
});
