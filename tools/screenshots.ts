import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { startPaveSimulator } from '../simulator/pave';
import { startCrm } from './demo/crm';
import { fitWorkflow, readWorkflow } from './demo/workflows';
import { N8nClient, packPackage, startN8n, waitFor } from './sandbox';
import { projectRoot } from './sandbox/paths';
import { openBrowser } from './screenshots/chromium';
import { Editor } from './screenshots/editor';

/** Takes the pictures of the README, from the packed package in a real n8n. Needs Chromium. */
async function main(): Promise<void> {
	const open: Array<() => Promise<void>> = [];
	try {
		const folder = path.join(projectRoot, 'docs', 'images');
		await mkdir(folder, { recursive: true });
		const browser = await openBrowser();
		open.push(browser.close);
		const pave = await startPaveSimulator();
		open.push(async () => await pave.close());
		const crm = await startCrm();
		open.push(async () => await crm.close());
		const pack = await packPackage();
		open.push(async () => await pack.remove());
		const n8n = await startN8n({ packages: [pack] });
		open.push(async () => await n8n.stop());
		const client = await N8nClient.connect(n8n);
		open.push(async () => client.close());

		const paveApi = await client.createCredential('paveApi', 'PAVE account', pave.credential);
		const example = await readWorkflow('pave-finished-inspections-to-crm');
		const { id } = await client.createWorkflow(
			fitWorkflow(example, { crmUrl: crm.url, credentials: { paveApi } }),
		);

		const page = await browser.context.newPage();
		const editor = new Editor(page, n8n.url);
		const shoot = async (name: string) => {
			await page.mouse.move(700, 5);
			await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
			console.log(`docs/images/${name}.png`);
		};
		await editor.logIn();
		await editor.openWorkflow(id);
		await page.getByTestId('zoom-to-fit').click();
		await shoot('workflow');
		await editor.openNode('PAVE Trigger');
		await page.getByTestId('credentials-label').waitFor();
		await shoot('pave-trigger');
		await editor.listen();
		await shoot('pave-trigger-listening');
		await pave.playInspection();
		await editor.output.getByText('session_key').first().waitFor();
		await editor.closeNode();
		await client.publish(id);
		for (let played = 0; played < 3; played++) await pave.playInspection();
		await waitFor('the inspections in the CRM', () => crm.records('/inspections').length >= 3);
		await editor.openWorkflow(id);
		await editor.openExecutions();
		await page.getByTestId('execution-preview-label').waitFor();
		await page.getByTestId('execution-preview-host').getByTestId('canvas-node').first().waitFor();
		await shoot('executions');
		await page.goto(crm.url);
		await shoot('crm');
	} finally {
		for (const close of open.reverse()) await close();
	}
}

main().then(
	() => process.exit(0),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
