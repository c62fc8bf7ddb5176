import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import UPNG from 'upng-js';

import { projectRoot } from '../sandbox/paths';

/** Enough for an interface; a tenth of the size of full colour. */
const COLOURS = 160;

/** How long an animated picture stays on each of its stills. */
const STILL_MS = 2500;

/** A still picture of a page, in both themes, for the guides. */
export class Pictures {
	private constructor(
		readonly folder: string,
		private readonly published: boolean,
	) {}

	/** Pictures go into the guides with `UPDATE_PICTURES=1`, else into a temporary folder: a test takes them either way. */
	static async open(): Promise<Pictures> {
		const published = process.env.UPDATE_PICTURES === '1';
		const folder = published
			? path.join(projectRoot, 'docs', 'images')
			: await mkdtemp(path.join(os.tmpdir(), 'pictures-'));
		await mkdir(folder, { recursive: true });
		return new Pictures(folder, published);
	}

	/** Removes what was taken for a test alone. */
	async close(): Promise<void> {
		if (!this.published) await rm(this.folder, { recursive: true, force: true });
	}

	/** Makes the animated `<name>.png` of light pictures that were taken before, all of one size. */
	async animate(name: string, stills: readonly string[]): Promise<void> {
		const frames = await Promise.all(
			stills.map(async (still) => decode(await readFile(path.join(this.folder, `${still}.png`)))),
		);
		const [{ width, height }] = frames;
		const animated = UPNG.encode(
			frames.map(({ pixels }) => pixels),
			width,
			height,
			COLOURS,
			frames.map(() => STILL_MS),
		);
		await writeFile(path.join(this.folder, `${name}.png`), Buffer.from(animated));
	}

	/** Takes `<name>.png` and `<name>.dark.png`; the name may begin with a folder. */
	async shoot(page: Page, name: string): Promise<void> {
		await page.mouse.move(700, 5);
		for (const colorScheme of ['dark', 'light'] as const) {
			await page.emulateMedia({ colorScheme });
			const shot = await page.screenshot({ animations: 'disabled' });
			const file = `${name}${colorScheme === 'dark' ? '.dark' : ''}.png`;
			const target = path.join(this.folder, file);
			await mkdir(path.dirname(target), { recursive: true });
			await writeFile(target, this.published ? smaller(shot) : shot);
		}
	}
}

function smaller(png: Buffer): Buffer {
	const { pixels, width, height } = decode(png);
	return Buffer.from(UPNG.encode([pixels], width, height, COLOURS));
}

function decode(png: Buffer): { pixels: ArrayBuffer; width: number; height: number } {
	const image = UPNG.decode(new Uint8Array(png).buffer);
	return { pixels: UPNG.toRGBA8(image)[0], width: image.width, height: image.height };
}
