import { mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import {
	N8nClient,
	type PackedPackage,
	type RunningN8n,
	type Workflow,
	installPackages,
	packPackage,
	startN8n,
} from '../../tools/sandbox';
import { runCommand } from '../../tools/sandbox/command';
import { projectRoot } from '../../tools/sandbox/paths';
import { writeSplit } from '../../tools/split';
import { COMBINED, type SplitPackage, splitPackages } from '../../tools/split/table';
import { autoGrab } from './support/autograb';
import { pave } from './support/pave';
import { createTriggerWorkflow } from './support/stage';
import type { Account, RunningVendor, Vendor } from './support/vendor';

/** What somebody has who moves: a workflow that ran with the package of both vendors, unpublished and exported. */
interface Moving {
	running: RunningVendor;
	account: Account;
	exported: Workflow;
}

const vendors = [pave as Vendor, autoGrab as Vendor];
const moving = new Map<Vendor, Moving>();
/** One n8n, which moves from the package of both vendors to that of the one, then to that of the other. */
let n8n: RunningN8n;
let client: N8nClient;
const open: Array<() => Promise<void>> = [];

beforeAll(async () => {
	const pack = await packPackage();
	open.push(pack.remove);
	n8n = await startN8n({ packages: [pack] });
	open.push(async () => await n8n.stop());
	client = await N8nClient.connect(n8n);
	for (const vendor of vendors) {
		const running = await vendor.start();
		open.push(async () => await running.close());
		const account = await running.openAccount();
		const { id } = await createTriggerWorkflow(client, n8n.url, { vendor, account });
		expect((await client.publish(id)).status).toBe('published');
		expect((await client.unpublish(id)).errors).toEqual([]);
		moving.set(vendor, { running, account, exported: await client.getWorkflow(id) });
	}
});
afterAll(async () => {
	client?.close();
	for (const close of open.reverse()) await close();
});

/** A vendor's own package, built as a repository of its own. */
async function buildSplit(own: SplitPackage): Promise<PackedPackage> {
	const folder = await writeSplit(own, await mkdtemp(path.join(os.tmpdir(), 'n8n-split-')));
	open.push(async () => await rm(folder, { recursive: true, force: true }));
	// Prettier and npm leave an almost empty one behind.
	const modules = path.join(folder, 'node_modules');
	await rm(modules, { recursive: true, force: true });
	await symlink(path.join(projectRoot, 'node_modules'), modules);
	await runCommand('npm', ['run', 'build'], { cwd: folder });
	const pack = await packPackage(folder);
	open.push(pack.remove);
	return pack;
}

/** Installs a package in place of all others. */
async function installInstead(pack: PackedPackage): Promise<void> {
	client.close();
	await rm(path.join(n8n.userFolder, '.n8n/nodes'), { recursive: true });
	await installPackages(n8n.userFolder, [pack]);
	await n8n.restart();
	const { url, logs } = n8n;
	client = await N8nClient.connect({ url, logs, packageNames: [pack.name] });
}

/** What installation.md says: another package's name before each node type, and nothing else. */
const moved = (exported: Workflow, packageName: string): Workflow =>
	JSON.parse(JSON.stringify(exported).replaceAll(`${COMBINED}.`, `${packageName}.`)) as Workflow;

describe.each(vendors)('$name’s own package in a real n8n', (vendor) => {
	const own = splitPackages.find((each) => each.vendor === vendor.name);
	if (own === undefined) throw new Error(`${vendor.name} has no package of its own`);
	const { nodePrefix, packageName } = own;

	beforeAll(async () => await installInstead(await buildSplit(own)));

	test('n8n has its nodes, and nobody else’s of ours', async () => {
		const types = (await client.nodeTypes()).map(({ name }) => name);
		const ours = types.filter((type) => /^n8n-nodes-(pave|autograb)/.test(type)).sort();
		expect(ours).toEqual(
			[nodePrefix, `${nodePrefix}Tool`, `${nodePrefix}Trigger`].map(
				(type) => `${packageName}.${type}`,
			),
		);
	});

	test('a workflow that is moved to it is published with its credential, receives an event and is unpublished', async () => {
		const { account, exported } = moving.get(vendor)!;
		const { main } = vendor.events;
		expect(exported.nodes[0].type).toBe(vendor.nodeType);
		const { name, nodes, connections, settings } = moved(exported, packageName);
		expect(nodes[0].type).toBe(vendor.nodeType.replace(COMBINED, packageName));

		const { id } = await client.createWorkflow({ name, nodes, connections, settings });
		expect(await client.publish(id)).toEqual({ status: 'published', errors: [] });
		expect(await account.registrations()).toHaveLength(1);
		expect((await account.send(main)).status).toBe(200);
		const [execution] = await client.waitForExecutions(id, 1);
		expect(execution).toMatchObject({ status: 'success' });
		expect(execution.items('After')).toEqual([expect.objectContaining({ event: main })]);

		expect((await client.unpublish(id)).errors).toEqual([]);
		expect(await account.registrations()).toEqual([]);
	});
});
