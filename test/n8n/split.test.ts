import { mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { runCommand } from '../../tools/sandbox/command';
import { projectRoot } from '../../tools/sandbox/paths';
import { writeSplit } from '../../tools/split';
import { COMBINED, splitPackages } from '../../tools/split/table';
import { autoGrab } from './support/autograb';
import { pave } from './support/pave';
import { type Stage, openStage } from './support/stage';
import type { RunningVendor, Vendor } from './support/vendor';

describe.each([pave as Vendor, autoGrab as Vendor])(
	'$name’s own package in a real n8n',
	(combined) => {
		const own = splitPackages.find(({ vendor }) => vendor === combined.name);
		if (own === undefined) throw new Error(`${combined.name} has no package of its own`);
		const vendor = {
			...combined,
			nodeType: combined.nodeType.replace(COMBINED, own.packageName),
		};
		let folder: string;
		let stage: Stage;
		let running: RunningVendor;

		beforeAll(async () => {
			folder = await writeSplit(own, await mkdtemp(path.join(os.tmpdir(), 'n8n-split-')));
			// Prettier and npm leave an almost empty one behind.
			const modules = path.join(folder, 'node_modules');
			await rm(modules, { recursive: true, force: true });
			await symlink(path.join(projectRoot, 'node_modules'), modules);
			await runCommand('npm', ['run', 'build'], { cwd: folder });
			running = await vendor.start();
			stage = await openStage({ source: folder });
		});
		afterAll(async () => {
			await stage?.close();
			await running?.close();
			await rm(folder, { recursive: true, force: true });
		});

		test('n8n has its nodes, and nobody else’s of ours', async () => {
			const types = (await stage.client().nodeTypes()).map(({ name }) => name);
			const ours = types.filter((type) => /^n8n-nodes-(pave|autograb)/.test(type)).sort();
			const { nodePrefix, packageName } = own;
			expect(ours).toEqual(
				[nodePrefix, `${nodePrefix}Tool`, `${nodePrefix}Trigger`].map(
					(type) => `${packageName}.${type}`,
				),
			);
		});

		test('its trigger is published, receives an event and is unpublished', async () => {
			const { main } = vendor.events;
			const account = await running.openAccount();
			const workflow = await stage.triggerWorkflow({ vendor, account });

			expect(await stage.client().publish(workflow.id)).toEqual({
				status: 'published',
				errors: [],
			});
			expect((await account.registrations()).map(({ url }) => url)).toEqual([
				workflow.productionUrl,
			]);
			expect((await account.send(main)).status).toBe(200);
			const [execution] = await stage.client().waitForExecutions(workflow.id, 1);
			expect(execution).toMatchObject({ status: 'success' });
			expect(execution.items('After')).toEqual([expect.objectContaining({ event: main })]);

			const { errors } = await stage.client().unpublish(workflow.id);
			expect(errors).toEqual([]);
			expect(await account.registrations()).toEqual([]);
		});
	},
);
