import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { type RunningDemo, runDemo } from '../../tools/demo/run';
import type { DemoPorts } from '../../tools/demo/options';
import { freePort } from '../../tools/sandbox';

/** Two starts, as a visitor has them on two days: what was made on the first day is there on the second. */
describe('the demo', () => {
	let folder: string;
	let ports: DemoPorts;
	let demo: RunningDemo | undefined;
	const said: string[] = [];

	const start = async () => {
		demo = await runDemo({ say: (line) => said.push(line), folder, ports });
		return demo;
	};
	const stop = async () => {
		await demo?.stop();
		demo = undefined;
	};

	beforeAll(async () => {
		folder = await mkdtemp(path.join(os.tmpdir(), 'demo-'));
		ports = {
			n8n: await freePort(),
			console: await freePort(),
			pave: await freePort(),
			autoGrab: await freePort(),
			crm: await freePort(),
		};
		await start();
	});
	afterAll(async () => {
		await stop();
		await rm(folder, { recursive: true, force: true });
	});

	test('it tells where to look and how to log in, and no secret of a vendor', () => {
		const text = said.join('\n');
		expect(text).toMatch(/n8n\s+http:\/\/127\.0\.0\.1:\d+/);
		expect(text).toContain('password');
		expect(text).not.toMatch(/Bearer|token=|secret/);
	});

	test('a second start says that it is already running', async () => {
		await expect(runDemo({ say: () => undefined, folder })).rejects.toThrow(
			`The demo is already running: open http://127.0.0.1:${ports.console}`,
		);
	});

	test('started again, it still receives what it received, with the same workflows', async () => {
		const before = await demo?.client.http.request<unknown[]>('GET', '/workflows');
		await stop();
		const again = await start();
		expect(await again.client.http.request<unknown[]>('GET', '/workflows')).toHaveLength(
			before?.length ?? 0,
		);
		expect(again.crm.records('/inspections')).toHaveLength(1);
	});

	test('a port that another program has is named in one line', async () => {
		await stop();
		const other = await listenOn(ports.crm);
		try {
			await expect(start()).rejects.toThrow(
				new RegExp(`^Port ${ports.crm} \\(for the CRM\\) is used by another program\\..*$`),
			);
		} finally {
			other.close();
		}
	});
});

async function listenOn(port: number): Promise<Server> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return server;
}
