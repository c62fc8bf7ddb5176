import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import UPNG from 'upng-js';

import { projectRoot } from '../sandbox/paths';

/** Enough for an interface; a tenth of the size of full colour. */
const COLOURS = 160;

/** Where `npm run pictures` puts every picture; git ignores it. */
const ALL = path.join(projectRoot, 'pictures');

const GUIDES = path.join(projectRoot, 'docs', 'images');

/** Still pictures of a page in both themes: all of them to be looked at, some of them shown by the guides. */
export class Pictures {
	private constructor(
		readonly folder: string,
		/** Names of the files that a guide shows; empty while a test takes pictures only to see that it can. */
		private readonly shown: ReadonlySet<string>,
	) {}

	/** With `UPDATE_PICTURES=1` pictures are kept, and those that a guide shows are renewed there. */
	static async open(): Promise<Pictures> {
		if (process.env.UPDATE_PICTURES !== '1') {
			return new Pictures(await mkdtemp(path.join(os.tmpdir(), 'pictures-')), new Set());
		}
		await mkdir(ALL, { recursive: true });
		return new Pictures(ALL, await shownInGuides());
	}

	/** Removes what was taken for a test alone. */
	async close(): Promise<void> {
		if (this.folder !== ALL) await rm(this.folder, { recursive: true, force: true });
	}

	/** Takes `<name>.png` and `<name>.dark.png` of a page or a part of it; the name may begin with a folder. */
	async shoot(page: Page, name: string, part: Page | Locator = page): Promise<void> {
		await page.mouse.move(700, 5);
		for (const colorScheme of ['dark', 'light'] as const) {
			await page.emulateMedia({ colorScheme });
			const shot = await part.screenshot({ animations: 'disabled' });
			await this.keep(`${name}${colorScheme === 'dark' ? '.dark' : ''}.png`, shot);
		}
	}

	private async keep(file: string, png: Buffer): Promise<void> {
		await write(path.join(this.folder, file), png);
		if (this.shown.has(path.basename(file))) await write(path.join(GUIDES, file), smaller(png));
	}
}

/** A picture of one vendor's package has the name of the one that it takes the place of. */
async function shownInGuides(): Promise<Set<string>> {
	const entries = await readdir(path.join(projectRoot, 'docs'), { recursive: true });
	const guides = entries.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
	const texts = await Promise.all(
		['README.md', 'tools/split/table.ts', ...guides].map(
			async (file) => await readFile(path.join(projectRoot, file), 'utf8'),
		),
	);
	return new Set([...texts.join('\n').matchAll(/images\/([\w.-]+\.png)/g)].map(([, name]) => name));
}

async function write(file: string, content: Buffer): Promise<void> {
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, content);
}

function smaller(png: Buffer): Buffer {
	const { pixels, width, height } = decode(png);
	return Buffer.from(UPNG.encode([pixels], width, height, COLOURS));
}

function decode(png: Buffer): { pixels: ArrayBuffer; width: number; height: number } {
	const image = UPNG.decode(new Uint8Array(png).buffer);
	return { pixels: UPNG.toRGBA8(image)[0], width: image.width, height: image.height };
}
