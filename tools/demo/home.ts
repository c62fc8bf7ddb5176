import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { AutoGrabAccount, AutoGrabControl, StoredWebhook } from '../../simulator/autograb';
import type { PaveAccount, PaveControl, StoredCallback } from '../../simulator/pave';
import { cacheFolder } from '../sandbox/paths';
import type { DemoPorts } from './options';

/** What the vendors must still know when the demo is started again, since n8n remembers it, too. */
export interface DemoMemory {
	ports: DemoPorts;
	paveAccounts: PaveAccount[];
	autoGrabAccounts: AutoGrabAccount[];
	callbacks: StoredCallback[];
	webhooks: StoredWebhook[];
}

/** Where the demo keeps its n8n, beside the installed program. */
export const demoFolder = () => path.join(cacheFolder(), 'demo');

const fileIn = (folder: string) => path.join(folder, 'vendors.json');

/** @returns undefined before the first start */
export async function recall(folder: string): Promise<DemoMemory | undefined> {
	try {
		return JSON.parse(await readFile(fileIn(folder), 'utf8')) as DemoMemory;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw new Error(
			`What the demo kept cannot be read (${fileIn(folder)}). Start anew: npm run demo -- --reset`,
		);
	}
}

/** Writes what the vendors know, as a whole, so that no reader sees half of it. */
export async function keep(
	folder: string,
	ports: DemoPorts,
	pave: PaveControl,
	autoGrab: AutoGrabControl,
): Promise<void> {
	const memory: DemoMemory = {
		ports,
		paveAccounts: await pave.accounts(),
		autoGrabAccounts: await autoGrab.accounts(),
		callbacks: await pave.callbacks(),
		webhooks: await autoGrab.webhooks(),
	};
	await mkdir(folder, { recursive: true });
	const file = fileIn(folder);
	await writeFile(`${file}.new`, JSON.stringify(memory, null, 2));
	await rename(`${file}.new`, file);
}

/** Puts back at freshly started vendors what was registered when the demo ended. */
export async function restore(
	{ callbacks, webhooks }: DemoMemory,
	pave: PaveControl,
	autoGrab: AutoGrabControl,
): Promise<void> {
	for (const callback of callbacks) await pave.replaceCallback(callback);
	for (const { created_at: createdAt, name, ...webhook } of webhooks) {
		await autoGrab.addWebhook({ ...webhook, name: name ?? undefined, createdAt });
	}
}
