import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

import { type RunningDemo, runDemo } from '../../../tools/demo/run';
import { freePort, waitFor } from '../../../tools/sandbox';
import { openBrowser } from '../../../tools/screenshots/chromium';
import { ConsolePage } from '../../../tools/screenshots/consolePage';
import { Editor } from '../../../tools/screenshots/editor';
import { Pictures } from '../../../tools/screenshots/pictures';

/** The visitor's account at PAVE, as the console names it. */
export const VISITOR = 'yourdealership';

/** What the steps of the first hour share: the demo, and a browser with the console and n8n's editor open. */
export class FirstHour {
	demo!: RunningDemo;
	page!: Page;
	editor!: Editor;
	board!: ConsolePage;
	pictures!: Pictures;
	/** What the terminal says. */
	readonly said: string[] = [];
	/** The address of the visitor's own workflow. */
	workflowUrl = '';

	private folder = '';

	private readonly open: Array<() => Promise<void>> = [];

	async begin(): Promise<void> {
		this.folder = await mkdtemp(path.join(os.tmpdir(), 'first-hour-'));
		this.open.push(async () => await rm(this.folder, { recursive: true, force: true }));
		const browser = await openBrowser();
		this.open.push(browser.close);
		await this.startDemo({
			n8n: await freePort(),
			console: await freePort(),
			pave: await freePort(),
			autoGrab: await freePort(),
			crm: await freePort(),
		});
		this.open.push(async () => await this.demo.stop());
		this.pictures = await Pictures.open();
		this.open.push(async () => await this.pictures.close());
		this.page = await browser.context.newPage();
		this.editor = new Editor(this.page, this.demo.n8nUrl);
		this.board = new ConsolePage(await browser.context.newPage(), this.demo.console.url);
	}

	/** Starts the demo; the second time with what was kept of the first, and at the same addresses. */
	async startDemo(ports?: Parameters<typeof runDemo>[0]['ports']): Promise<void> {
		const say = (line: string) => void this.said.push(line);
		this.demo = await runDemo({ say, folder: this.folder, ports });
	}

	async end(): Promise<void> {
		for (const close of this.open.reverse()) await close();
	}

	async stepDone(id: string): Promise<void> {
		await waitFor(`the checklist to tick off "${id}"`, async () => {
			const { checklist } = await this.demo.console.state();
			return checklist.find((step) => step.id === id)?.done;
		});
	}

	/** The visitor's finished inspections that went all the way to the CRM, newest first. */
	get arrived(): Locator {
		return this.board.events
			.filter({ hasText: 'Session Complete' })
			.filter({ hasText: VISITOR })
			.filter({ hasText: 'CRM received it' });
	}

	/** Plays an inspection for the visitor's account, and sees one more arrive at the CRM. */
	async inspectionArrives(): Promise<void> {
		const before = await this.arrived.count();
		await this.board.play('Play an inspection', VISITOR);
		await this.arrived.nth(before).waitFor();
	}
}
