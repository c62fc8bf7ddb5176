import type { Page } from 'playwright-core';

import { startPaveSimulator } from '../../simulator/pave';
import { type CrmReceiver, startCrm } from '../../tools/demo/crm';
import { waitFor } from '../../tools/sandbox';
import { openBrowser } from '../../tools/screenshots/chromium';
import { Editor } from '../../tools/screenshots/editor';
import { type Stage, openStage } from '../n8n/support/stage';

/** What an operations manager does, from the first login to unpublishing. Each step stands on the ones before. */
describe("an operations manager in n8n's editor", () => {
	const open: Array<() => Promise<void>> = [];
	let stage: Stage;
	let pave: Awaited<ReturnType<typeof startPaveSimulator>>;
	let crm: CrmReceiver;
	let page: Page;
	let editor: Editor;

	beforeAll(async () => {
		const browser = await openBrowser();
		open.push(browser.close);
		pave = await startPaveSimulator();
		open.push(async () => await pave.close());
		crm = await startCrm();
		open.push(async () => await crm.close());
		stage = await openStage();
		open.push(async () => await stage.close());
		page = await browser.context.newPage();
		editor = new Editor(page, stage.n8n.url);
		await editor.logIn();
	});

	afterAll(async () => {
		for (const close of open.reverse()) await close();
	});

	const slots = async () => (await pave.callbacks()).map(({ event }) => event).sort();

	test('is told what to do about a wrong API secret, then sees the credential accepted', async () => {
		await editor.newCredential('PAVE API');
		await editor.field('username').fill(pave.credential.username);
		await editor.field('apiKey').fill(pave.credential.apiKey);
		await editor.field('apiSecret').fill('not the secret');
		await editor.field('baseUrl').fill(pave.credential.baseUrl);
		await editor.saveCredential();
		await page.getByText('More details').click();
		const dialog = page.getByTestId('editCredential-modal');
		await dialog.getByText('PAVE does not recognize this account (401)').first().waitFor();

		await editor.field('apiSecret').fill(pave.credential.apiSecret);
		await editor.saveCredential();
		await page.getByTestId('credentials-config-container-test-success').waitFor();
	});

	test('finds PAVE in the node panel and ticks events', async () => {
		await editor.newWorkflow();
		await editor.searchNode('PAVE');
		await editor.entry('PAVE').click();
		await editor.entry('On session complete').click();
		const credential = editor.panel.getByTestId('node-credentials-select').locator('input').first();
		await waitFor(
			'the only PAVE credential to be chosen',
			async () => (await credential.inputValue()) === 'PAVE account',
		);

		await editor.openList('events');
		expect(
			(await editor.options.allInnerTexts()).map((text) => text.split('\n')[0].trim()),
		).toEqual([
			'Note Added',
			'Photo Processed',
			'Session Complete',
			'SMS Sent or Failed',
			'Status Changed',
		]);
		await editor.choose('Note Added');
		await page.keyboard.press('Escape');
		expect(await editor.panel.getByTestId('parameter-input-events').innerText()).toMatch(
			/Session Complete\s*Note Added/,
		);
	});

	test('listens for a test event and sees the inspection in the output', async () => {
		await editor.listen();
		expect(await slots()).toEqual(['SESSION:COMPLETE', 'SESSION:NOTE_INSERT']);
		const { sessionKey } = await pave.playInspection();
		await editor.output.getByText('session_key').first().waitFor();
		await editor.output.getByText(sessionKey).first().waitFor();
		await waitFor('PAVE to have its places back', async () => (await slots()).length === 0);
		await editor.closeNode();
		await page
			.getByTestId('canvas-node')
			.getByText('Session Complete, Note Added')
			.first()
			.waitFor();
	});

	test('puts the CRM behind it and publishes; a finished inspection reaches the CRM', async () => {
		await editor.searchNode('HTTP Request');
		await editor.entry('HTTP Request').click();
		await editor.openList('method');
		await editor.choose('POST');
		await editor.field('url').fill(`${crm.url}/inspections`);
		await editor.closeNode();

		await editor.publish();
		await waitFor('PAVE to know the workflow', async () => (await slots()).length === 2);
		await page.reload();
		await page.getByTestId('canvas-node').first().waitFor();
		await pave.playInspection();
		await waitFor('the CRM to be called', () => crm.records('/inspections').length === 1);
	});

	test('finds the execution with its record in the executions list', async () => {
		await editor.openExecutions();
		await page.getByTestId('execution-preview-label').waitFor();
		const preview = page.getByTestId('execution-preview-host');
		await preview.locator('[data-node-name="PAVE Trigger"]').first().dblclick();
		await editor.output.getByText('session_key').first().waitFor();
		const [{ sessionKey }] = (await pave.sessions()).slice(-1);
		await editor.output.getByText(sessionKey).first().waitFor();
		await editor.closeNode();
	});

	test('unpublishes, and PAVE no longer sends anything here', async () => {
		await page.getByTestId('radio-button-workflow').click();
		await editor.unpublish();
		await waitFor('PAVE to have its places back', async () => (await slots()).length === 0);
	});

	test('opens AutoGrab Trigger with its parameters', async () => {
		await editor.newWorkflow();
		await editor.searchNode('AutoGrab');
		await editor.entry('AutoGrab').click();
		await editor.entry('On valuation changed').click();
		await editor.panel.getByText('Valuation Changed').first().waitFor();
		for (const label of ['Region', 'Events', 'Simplify', 'Options']) {
			await editor.panel.getByText(label, { exact: true }).first().waitFor();
		}
		await editor.closeNode();
	});

	test.each([
		['PAVE', 'Get the results of an inspection', 'Session', 'Get Results', 'summary'],
		['AutoGrab', 'Value a car by its VIN', 'Valuation', 'Value by VIN', 'price'],
	])('%s shows "%s", and its fields before the first run', async (node, action, ...expected) => {
		const [resource, operation, field] = expected;
		await editor.newWorkflow();
		await editor.searchNode(node);
		await editor.entry(node).click();
		await editor.group('Actions').click();
		await editor.entry(action).click();
		await editor.panel.waitFor();
		expect(await editor.field('resource').inputValue()).toBe(resource);
		expect(await editor.field('operation').inputValue()).toBe(operation);
		await editor.closeNode();
		await editor.searchNode('Edit Fields');
		await editor.entry('Edit Fields (Set)').click();
		await page.getByTestId('ndv-input-panel').getByText(field, { exact: true }).first().waitFor();
	});
});
