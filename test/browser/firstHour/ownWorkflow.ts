import { waitFor } from '../../../tools/sandbox';
import { type FirstHour, VISITOR } from './hour';

/** From the login to a workflow of the visitor's own that is published and has run. */
export function makesAWorkflow(hour: FirstHour): void {
	test('logs in with what the console says', async () => {
		const { board, editor } = hour;
		await editor.logIn({
			email: await board.value('n8n login'),
			password: await board.value('n8n password'),
		});
	});

	test('a wrong API secret is told what to do, the right one is accepted', async () => {
		const { board, editor, page, pictures } = hour;
		await editor.newCredential('PAVE API');
		await editor.field('username').fill(await board.value('Account Name'));
		await editor.field('apiKey').fill(await board.value('API Key'));
		await editor.field('apiSecret').fill('not the secret');
		await editor.field('baseUrl').fill(await board.value('Base URL'));
		await editor.saveCredential();
		await page.getByText('More details').click();
		const dialog = page.getByTestId('editCredential-modal');
		await dialog.getByText('PAVE does not recognize this account (401)').first().waitFor();
		await pictures.shoot(page, 'credential-refused');
		await editor.field('apiSecret').fill(await board.value('API Secret'));
		await editor.saveCredential();
		await page.getByTestId('credentials-config-container-test-success').waitFor();
		await pictures.shoot(page, 'credential');
		await hour.stepDone('credential');
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
	])('"%s" finds a node of ours first', async (word) => {
		const { editor, page } = hour;
		await editor.newWorkflow();
		await editor.searchNode(word);
		await waitFor(`"${word}" to find a node of ours first`, async () => {
			const [first] = await page.getByTestId('node-creator-item-name').allInnerTexts();
			return /^(PAVE|AutoGrab)$/.test(first?.trim());
		});
	});

	test('PAVE Trigger is found by what it does, and its events are ticked', async () => {
		const { editor, page, pictures } = hour;
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
		await hour.stepDone('event');
	});

	test('listens, plays an inspection in the console, and sees it in the output', async () => {
		const { board, editor, page, pictures } = hour;
		await editor.listen();
		await pictures.shoot(page, 'pave-trigger-listening');
		await board.play('Play an inspection', VISITOR);
		await editor.output.getByText('session_key').first().waitFor();
		await pictures.shoot(page, 'test-event');
		await editor.closeNode();
		await hour.stepDone('test');
	});

	test('drags fields into a CRM node', async () => {
		const { board, editor, page, pictures } = hour;
		await editor.searchNode('HTTP Request');
		await editor.entry('HTTP Request').click();
		await editor.openList('method');
		await editor.choose('POST');
		await editor.field('url').fill(await board.value('Address of the CRM'));
		await page.getByTestId('parameter-input-sendBody').locator('.el-switch').click();
		await editor.field('name').fill('inspection');
		await editor.drag('session_key', 'value');
		await waitFor('the field to be in the value', async () =>
			(await editor.field('value').innerText()).includes('$json.session_key'),
		);
		await pictures.shoot(page, 'crm-node');
		await editor.closeNode();
	});

	test('publishes, and PAVE knows the workflow', async () => {
		await hour.editor.publish();
		await hour.stepDone('publish');
		hour.workflowUrl = hour.page.url();
	});

	test('the next inspection runs by itself: seen in the console and in the list of executions', async () => {
		const { editor, page, pictures } = hour;
		await hour.inspectionArrives();
		await hour.arrived
			.first()
			.getByText(/^Execution \d+$/)
			.waitFor();
		await hour.stepDone('execution');
		await page.reload();
		await page.getByTestId('canvas-node').first().waitFor();
		await pictures.shoot(page, 'own-workflow');
		await editor.openExecutions();
		await page.getByTestId('execution-preview-label').waitFor();
		await page.getByTestId('execution-preview-host').getByTestId('canvas-node').first().waitFor();
		await pictures.shoot(page, 'executions');
		await page.getByTestId('radio-button-workflow').click();
	});
}
