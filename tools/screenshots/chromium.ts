import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, selectors } from 'playwright-core';

export interface OpenBrowser {
	context: BrowserContext;
	close(): Promise<void>;
}

const candidates = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A headless Chromium with one fresh profile, as wide as an operations manager's laptop. */
export async function openBrowser(): Promise<OpenBrowser> {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
		],
	});
	const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
	// Generous: a limit is there for what hangs, not for a busy machine.
	context.setDefaultTimeout(60_000);
	return { context, close: async () => await browser.close() };
}

/** @throws with how to install a browser, if there is none */
function findChromium(): string {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	const found = [
		process.env.CHROMIUM_PATH ?? '',
		...candidates.flatMap((name) => folders.map((folder) => path.join(folder, name))),
	].find((file) => file !== '' && existsSync(file));
	if (found) return found;
	throw new Error(
		'No Chromium was found. Install it, on Debian or Ubuntu with "apt-get update && apt-get install -y chromium", or name its program in the environment variable CHROMIUM_PATH.',
	);
}
