import type { INodeTypeDescription } from 'n8n-workflow';
import type { Page } from 'playwright-core';

import { AutoGrab } from '../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../nodes/AutoGrab/AutoGrabTrigger.node';
import { Pave } from '../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { openBrowser } from '../../tools/screenshots/chromium';
import { Editor } from '../../tools/screenshots/editor';
import { Pictures } from '../../tools/screenshots/pictures';
import { type Stage, openStage } from '../n8n/support/stage';
import { type Panel, panelsOf } from './allPanels';

const nodes = [new PaveTrigger(), new Pave(), new AutoGrabTrigger(), new AutoGrab()].map(
	({ description }): INodeTypeDescription => description,
);

/** So many nodes stand in a row of the canvas. */
const ROW = 8;

/** Every panel of every node, each with all its fields opened, and photographed in both themes. */
describe('the panels', () => {
	const open: Array<() => Promise<void>> = [];
	let stage: Stage;
	let page: Page;
	let editor: Editor;
	let pictures: Pictures;

	beforeAll(async () => {
		const browser = await openBrowser();
		open.push(browser.close);
		stage = await openStage();
		open.push(async () => await stage.close());
		pictures = await Pictures.open();
		open.push(async () => await pictures.close());
		page = await browser.context.newPage();
		// As high as the longest panel, so that all of it is on one picture.
		await page.setViewportSize({ width: 1400, height: 2600 });
		editor = new Editor(page, stage.n8n.url);
		await editor.logIn();
	});
	afterAll(async () => {
		for (const close of open.reverse()) await close();
	});

	describe.each(nodes.map((description) => [description.displayName, description] as const))(
		'%s',
		(displayName, description) => {
			const panels = panelsOf(description);

			beforeAll(async () => {
				const types = await stage.client().nodeTypes();
				const type = types.find(({ name }) => name.endsWith(`.${description.name}`))?.name ?? '';
				const { id } = await stage.client().createWorkflow({
					name: displayName,
					nodes: panels.map(({ name, parameters }, index) => ({
						name: name === '' ? displayName : name,
						type,
						typeVersion: 1,
						position: [(index % ROW) * 300, Math.floor(index / ROW) * 300],
						parameters,
					})),
					connections: {},
				});
				await editor.openWorkflow(id);
				await page.getByTestId('zoom-to-fit').click();
			});

			test.each(panels.map((panel): [string, Panel] => [panel.name, panel]))(
				'%s: every field is there',
				async (name, { labels }) => {
					await editor.openNode(name === '' ? displayName : name);
					const fields = page.getByTestId('node-parameters');
					await fields.waitFor();
					await pictures.shoot(
						page,
						`panels/${displayName} ${name}`.trim().replaceAll(' ', '-'),
						fields,
					);
					const shown = await fields.innerText();
					expect(labels.filter((label) => !shown.includes(label))).toEqual([]);
					await editor.closeNode();
				},
			);
		},
	);

	test.each(['PAVE API', 'AutoGrab API'])('the account of %s', async (name) => {
		await editor.newCredential(name);
		const dialog = page.getByTestId('editCredential-modal');
		await dialog.waitFor();
		await pictures.shoot(page, `panels/${name.replaceAll(' ', '-')}`, dialog);
	});
});
