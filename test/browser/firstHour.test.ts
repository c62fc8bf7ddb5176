import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';

import { type RunningDemo, runDemo } from '../../tools/demo/run';
import { freePort, waitFor } from '../../tools/sandbox';
import { openBrowser } from '../../tools/screenshots/chromium';
import { ConsolePage } from '../../tools/screenshots/consolePage';
import { Editor } from '../../tools/screenshots/editor';
import { Pictures } from '../../tools/screenshots/pictures';

/**
 * The first hour of somebody who has never seen n8n: from the console to a workflow of their own that was published,
 * attacked, robbed and mended. Each step stands on the ones before; the pictures of the guides are taken on the way.
 */
describe('the first hour', () => {
	const open: Array<() => Promise<void>> = [];
	let demo: RunningDemo;
	let page: Page;
	let editor: Editor;
	let board: ConsolePage;
	let pictures: Pictures;

	beforeAll(async () => {
		const folder = await mkdtemp(path.join(os.tmpdir(), 'first-hour-'));
		open.push(async () => await rm(folder, { recursive: true, force: true }));
		const browser = await openBrowser();
		open.push(browser.close);
		const ports = {
			n8n: await freePort(),
			console: await freePort(),
			pave: await freePort(),
			autoGrab: await freePort(),
			crm: await freePort(),
		};
		demo = await runDemo({ say: () => undefined, folder, ports });
		open.push(async () => await demo.stop());
		pictures = await Pictures.open();
		open.push(async () => await pictures.close());
		page = await browser.context.newPage();
		editor = new Editor(page, demo.n8nUrl);
		board = new ConsolePage(await browser.context.newPage(), demo.console.url);
		await editor.logIn();
	});
	afterAll(async () => {
		for (const close of open.reverse()) await close();
	});

	const tourDone = async (id: string) =>
		await waitFor(`the tour to tick off "${id}"`, async () => {
			const { tour } = await demo.console.state();
			return tour.find((step) => step.id === id)?.done;
		});

	test('the console tells what is simulated, and shows the first events from vendor to CRM', async () => {
		await board.open();
		await board.page.getByText('PAVE and AutoGrab are simulated here').waitFor();
		const first = board.events.filter({ hasText: 'Session Complete' }).first();
		await first.getByText('CRM received it').waitFor();
		await first.getByText(/^Execution \d+$/).waitFor();
		await first.locator('.head').click();
		await first.getByText('The CRM received at /inspections').waitFor();
		await pictures.shoot(board.page, 'console');
		await board.page.setViewportSize({ width: 390, height: 844 });
		expect(await board.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await board.page.setViewportSize({ width: 1400, height: 900 });
	});

	test('a wrong API secret is told what to do, the right one is accepted', async () => {
		const { values } = await demo.console.state();
		const value = (label: string) => values.find((entry) => entry.label === label)?.value ?? '';
		await editor.newCredential('PAVE API');
		await editor.field('username').fill(value('Account Name'));
		await editor.field('apiKey').fill(value('API Key'));
		await editor.field('apiSecret').fill('not the secret');
		await editor.field('baseUrl').fill(value('Base URL'));
		await editor.saveCredential();
		await page.getByText('More details').click();
		const dialog = page.getByTestId('editCredential-modal');
		await dialog.getByText('PAVE did not accept these credentials').first().waitFor();
		await pictures.shoot(page, 'credential-refused');
		await editor.field('apiSecret').fill(value('API Secret'));
		await editor.saveCredential();
		await page.getByTestId('credentials-config-container-test-success').waitFor();
		await pictures.shoot(page, 'credential');
		await tourDone('credential');
	});

	test.each([
		'vehicle',
		'inspection',
		'VIN',
		'trade-in',
		'car damage',
		'used car',
		'appraisal',
		'recapture',
	])('"%s" finds the nodes among the first', async (word) => {
		await editor.newWorkflow();
		await editor.searchNode(word);
		await waitFor(`"${word}" to find a node of ours`, async () => {
			const found = await page.getByTestId('node-creator-item-name').allInnerTexts();
			return found.slice(0, 3).some((name) => /^(PAVE|AutoGrab)$/.test(name.trim()));
		});
	});

	test('PAVE Trigger is found by what it does, and its events are ticked', async () => {
		await editor.newWorkflow();
		await editor.searchNode('inspection');
		await editor.entry('PAVE').click();
		await pictures.shoot(page, 'node-panel');
		await editor.entry('On session complete').click();
		await waitFor(
			'the visitor to choose their credential',
			async () => await editor.chooseCredential('PAVE account'),
		);
		await editor.openList('events');
		await pictures.shoot(page, 'events');
		await editor.choose('Note Added');
		await page.keyboard.press('Escape');
		await pictures.shoot(page, 'pave-trigger');
		await tourDone('event');
	});

	test('listens, plays an inspection in the console, and sees it in the output', async () => {
		await editor.listen();
		await pictures.shoot(page, 'pave-trigger-listening');
		await board.play('Play an inspection', 'yourdealership');
		await editor.output.getByText('session_key').first().waitFor();
		await pictures.shoot(page, 'test-event');
		await editor.closeNode();
		await tourDone('test');
	});

	test('drags fields into a CRM node', async () => {
		await editor.searchNode('HTTP Request');
		await editor.entry('HTTP Request').click();
		await editor.openList('method');
		await editor.choose('POST');
		await editor.field('url').fill(`${demo.crm.url}/inspections`);
		await page.getByTestId('parameter-input-sendBody').locator('.el-switch').click();
		await editor.field('name').fill('inspection');
		await editor.drag('session_key', 'value');
		await waitFor('the field to be in the value', async () =>
			(await editor.field('value').innerText()).includes('$json.session_key'),
		);
		await pictures.shoot(page, 'crm-node');
		await editor.closeNode();
	});

	/** The visitor's finished inspections that went all the way to the CRM, newest first. */
	const arrived = () =>
		board.events
			.filter({ hasText: 'Session Complete' })
			.filter({ hasText: 'yourdealership' })
			.filter({ hasText: 'CRM received it' });

	test('publishes, and PAVE knows the workflow', async () => {
		await editor.publish();
		await tourDone('publish');
	});

	test('the next inspection runs by itself: seen in the console and in the list of executions', async () => {
		await board.play('Play an inspection', 'yourdealership');
		await arrived()
			.first()
			.getByText(/^Execution \d+$/)
			.waitFor();
		await tourDone('execution');
		await page.reload();
		await page.getByTestId('canvas-node').first().waitFor();
		await editor.openExecutions();
		await page.getByTestId('execution-preview-label').waitFor();
		await page.getByTestId('execution-preview-host').getByTestId('canvas-node').first().waitFor();
		await pictures.shoot(page, 'executions');
		await page.getByTestId('radio-button-workflow').click();
	});

	test('a forged event is refused, and nothing runs', async () => {
		await arrived().first().locator('.head').click();
		await board.page.getByRole('button', { name: 'Forge it' }).click();
		const forged = board.events.filter({
			has: board.page.locator('.tag', { hasText: 'forged' }),
		});
		await forged.getByText('Answer 401').waitFor();
		await forged.getByText('No execution').waitFor();
		await tourDone('forged');
		await pictures.shoot(board.page, 'console-forged');
	});

	test('another system steals the callback, and the console shows who has it', async () => {
		await board.play('Another system steals the callback', 'yourdealership', 'Break things');
		const places = board.page.locator('#slots .slot', { hasText: 'yourdealership' });
		await places.getByText('other-system.example').waitFor();
	});

	test('publishing again is refused: the message names who has the event, and what to choose', async () => {
		await editor.openNode('PAVE Trigger');
		await editor.openList('events');
		await editor.choose('Status Changed');
		await page.keyboard.press('Escape');
		await editor.closeNode();
		await editor.tryToPublish();
		// n8n tries again several times before it says why.
		const refused = page.getByText('PAVE already sends "Session Complete" to other-system.example');
		await refused.first().waitFor({ timeout: 120_000 });
		await page.getByText('choose "Take Over"').first().waitFor();
		await pictures.shoot(page, 'publish-refused');
	});

	test('choosing Take Over mends it: the workflow has the event again, and the tour is done', async () => {
		await editor.openNode('PAVE Trigger');
		await editor.openList('existingCallback');
		await editor.choose('Take Over');
		await editor.closeNode();
		await editor.tryToPublish();
		await tourDone('repair');
		const { tour } = await demo.console.state();
		expect(tour.filter(({ done }) => done === null)).toEqual([]);
		await pictures.animate('first-hour', [
			'node-panel',
			'events',
			'test-event',
			'crm-node',
			'executions',
			'console-forged',
		]);
	});
});
