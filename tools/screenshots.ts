import { startPaveSimulator } from '../simulator/pave';
import { startCrm } from './demo/crm';
import { fitWorkflow, readWorkflow } from './demo/workflows';
import { N8nClient, packPackage, startN8n, waitFor } from './sandbox';
import { openBrowser } from './screenshots/chromium';
import { Editor } from './screenshots/editor';
import { Pictures } from './screenshots/pictures';

/** Takes the pictures of the guides that no browser test takes, in a real n8n. Needs Chromium. */
async function main(): Promise<void> {
	const open: Array<() => Promise<void>> = [];
	try {
		const pictures = await Pictures.open();
		open.push(async () => await pictures.close());
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
		await editor.logIn();
		await editor.openWorkflow(id);
		await page.getByTestId('zoom-to-fit').click();
		await pictures.shoot(page, 'workflow');
		await client.publish(id);
		await pave.playInspection();
		await waitFor('the inspection in the CRM', () => crm.records('/inspections').length === 1);
		await page.goto(crm.url);
		await page.waitForFunction(() => {
			const photos = Array.from(document.querySelectorAll<HTMLImageElement>('article img'));
			return photos.length > 10 && photos.every(({ naturalWidth }) => naturalWidth > 0);
		});
		// It would load itself again in the middle of a picture.
		await page.evaluate(() => window.stop());
		await pictures.shoot(page, 'crm');
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
