import type { Page } from 'playwright-core';

import { openBrowser } from '../../tools/screenshots/chromium';
import { Editor } from '../../tools/screenshots/editor';
import { Pictures } from '../../tools/screenshots/pictures';
import { type Stage, openStage } from '../n8n/support/stage';

/** A real n8n, its editor in a browser, and where pictures of it go. */
export interface Studio {
	stage: Stage;
	page: Page;
	editor: Editor;
	pictures: Pictures;
	close(): Promise<void>;
}

/** @param viewport the size of the window, in pixels; the browser's own where none is said */
export async function openStudio(viewport?: { width: number; height: number }): Promise<Studio> {
	const open: Array<() => Promise<void>> = [];
	const close = async () => {
		for (const end of open.splice(0).reverse()) await end();
	};
	try {
		const browser = await openBrowser();
		open.push(browser.close);
		const stage = await openStage();
		open.push(async () => await stage.close());
		const pictures = await Pictures.open();
		open.push(async () => await pictures.close());
		const page = await browser.context.newPage();
		if (viewport) await page.setViewportSize(viewport);
		const editor = new Editor(page, stage.n8n.url);
		await editor.logIn();
		return { stage, page, editor, pictures, close };
	} catch (error) {
		await close();
		throw error;
	}
}
