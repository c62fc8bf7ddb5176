import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

import { projectRoot } from '../../tools/sandbox/paths';
import { openBrowser } from '../../tools/screenshots/chromium';
import { Editor } from '../../tools/screenshots/editor';
import { Pictures } from '../../tools/screenshots/pictures';
import { type Stage, openStage } from '../n8n/support/stage';

interface Box {
	what: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

const folder = path.join(projectRoot, 'workflows');

const overlap = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The example workflows as somebody sees them who imports them by the menu of a new workflow. */
describe('the example workflows on the canvas', () => {
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
		editor = new Editor(page, stage.n8n.url);
		await editor.logIn();
	});
	afterAll(async () => {
		for (const close of open.reverse()) await close();
	});

	const boxes = async (): Promise<Box[]> =>
		await page.locator('.vue-flow__node').evaluateAll((elements) =>
			elements.map((element) => {
				const { left, top, right, bottom } = element.getBoundingClientRect();
				return { what: element.textContent ?? '', left, top, right, bottom };
			}),
		);

	test.each(readdirSync(folder).filter((name) => name.endsWith('.json')))(
		'%s is drawn, and nothing covers anything',
		async (file) => {
			await editor.newWorkflow();
			await editor.importFile(path.join(folder, file));
			await page.getByTestId('zoom-to-fit').click();
			await pictures.shoot(page, `workflows/${path.basename(file, '.json')}`);
			const shown = await boxes();
			expect(shown.length).toBeGreaterThan(1);
			const covered = shown.flatMap((a, n) =>
				shown.slice(n + 1).flatMap((b) => (overlap(a, b) ? [[a.what, b.what]] : [])),
			);
			expect(covered).toEqual([]);
		},
	);
});
