import { N8nClient, type RunningN8n, startN8n } from '../../tools/sandbox';
import { installedPackages, typesOf } from './support/communityPackages';
import { type RunningPave, pave } from './support/pave';
import {
	type Published,
	type PublishedVersion,
	managedByEnvironment,
	publishHere,
} from './support/published';
import { createTriggerWorkflow } from './support/stage';

/** Installing by n8n's environment, as the README says. Its screen is in `test/browser/installation.test.ts`. */
let published: Published;
let vendor: RunningPave;
const open: Array<() => Promise<void>> = [];

beforeAll(async () => {
	published = await publishHere();
	vendor = await pave.start();
});
afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
});
afterAll(async () => {
	await vendor?.close();
	await published?.close();
});

/** An n8n with none of our packages, whose npm knows the registry. */
async function start(env: Record<string, string>): Promise<RunningN8n> {
	const n8n = await startN8n({ searchPath: published.registry.searchPath, env });
	open.push(async () => await n8n.stop());
	return n8n;
}

async function connect(n8n: RunningN8n): Promise<N8nClient> {
	const client = await N8nClient.connect(n8n);
	open.push(async () => client.close());
	return client;
}

const said = ({ name, version }: PublishedVersion) => `${name}@${version}`;

test('named in the environment with npm’s checksum: installed at the start, brought up to date and removed at the next ones', async () => {
	const { newest, older, registry } = published;
	const n8n = await start(managedByEnvironment(older));
	let client = await connect(n8n);
	expect(await installedPackages(client)).toEqual([said(older)]);
	expect(registry.requests()).toContain(`GET /${older.name}/-/${older.name}-${older.version}.tgz`);
	const account = await vendor.openAccount();
	const workflow = await createTriggerWorkflow(client, n8n.url, { vendor: pave, account });
	expect((await client.publish(workflow.id)).status).toBe('published');

	await n8n.restart({ env: managedByEnvironment(newest) });
	client = await connect(n8n);
	expect(await installedPackages(client)).toEqual([said(newest)]);
	expect((await account.send(pave.events.main)).status).toBe(200);
	const [execution] = await client.waitForExecutions(workflow.id, 1);
	expect(execution.status).toBe('success');
	expect((await client.unpublish(workflow.id)).errors).toEqual([]);
	expect(await account.registrations()).toEqual([]);
	await expect(
		client.http.request('DELETE', `/community-packages?name=${newest.name}`),
	).rejects.toThrow('managed via environment variables');

	await n8n.restart({ env: managedByEnvironment() });
	client = await connect(n8n);
	expect(await installedPackages(client)).toEqual([]);
	expect(await typesOf(client, newest.name)).toEqual([]);
});

test('with another checksum: refused, and n8n says so in its log', async () => {
	const checksum = `sha512-${Buffer.alloc(64).toString('base64')}`;
	const n8n = await start(managedByEnvironment({ ...published.newest, checksum }));

	expect(await typesOf(await connect(n8n), published.newest.name)).toEqual([]);
	expect(n8n.logs()).toMatch(/Failed to install community package.*checksum/i);
});
