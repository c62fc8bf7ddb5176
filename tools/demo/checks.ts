import { existsSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';

import { N8N_VERSION, cacheFolder } from '../sandbox/paths';
import type { DemoPorts } from './options';

const NAMES: Record<keyof DemoPorts, string> = {
	n8n: 'n8n',
	console: 'the console',
	pave: 'the simulated PAVE',
	autoGrab: 'the simulated AutoGrab',
	crm: 'the CRM',
};

/** What n8n and its libraries need while they are installed. */
const NEEDED_GB = 3;

/** Whether n8n has been installed by an earlier start. */
export const isN8nInstalled = () =>
	existsSync(path.join(cacheFolder(), `n8n-${N8N_VERSION}`, '.installed'));

/** @throws in one line, if a port is taken: by the demo itself, or by another program */
export async function checkPorts(ports: DemoPorts): Promise<void> {
	for (const [name, port] of Object.entries(ports) as Array<[keyof DemoPorts, number]>) {
		if (await isFree(port)) continue;
		const address = `http://127.0.0.1:${ports.console}`;
		if (await isDemo(address)) throw new Error(`The demo is already running: open ${address}`);
		const option = name === 'n8n' ? '--port' : '--console-port';
		throw new Error(
			`Port ${port} (for ${NAMES[name]}) is used by another program. End that program, or choose another port: npm run demo -- --reset ${option} ${port + 100}`,
		);
	}
}

/** @throws in one line, if n8n has yet to be installed and would not fit */
export async function checkDisk(free = freeGigabytes): Promise<void> {
	if (isN8nInstalled()) return;
	const gigabytes = await free(cacheFolder());
	if (gigabytes >= NEEDED_GB) return;
	throw new Error(
		`Installing n8n needs ${NEEDED_GB} GB, and ${gigabytes.toFixed(1)} GB are free in ${cacheFolder()}. Free some space, or name another folder in the environment variable N8N_SANDBOX_DIR.`,
	);
}

async function freeGigabytes(folder: string): Promise<number> {
	await mkdir(folder, { recursive: true });
	const { bavail, bsize } = await statfs(folder);
	return (bavail * bsize) / 1024 ** 3;
}

async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}

async function isDemo(address: string): Promise<boolean> {
	try {
		return (await fetch(`${address}/api/state`, { signal: AbortSignal.timeout(2000) })).ok;
	} catch {
		// Nobody answers, or something that is no web server.
		return false;
	}
}
