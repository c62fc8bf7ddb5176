import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { checkDisk } from '../../../tools/demo/checks';
import { recall } from '../../../tools/demo/home';
import { readOptions } from '../../../tools/demo/options';

const ports = (n8n: number, first: number) => ({
	n8n,
	console: first,
	pave: first + 1,
	autoGrab: first + 2,
	crm: first + 3,
});

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'demo-'));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

test.each([
	[[], { once: false, reset: false }],
	[['--once', '--reset'], { once: true, reset: true }],
	[['--port', '5800'], { once: false, reset: false, ports: ports(5800, 4000) }],
	[['--console-port', '4400'], { once: false, reset: false, ports: ports(5678, 4400) }],
])('%j is understood', (args, options) => {
	expect(readOptions(args)).toEqual(options);
});

test.each([
	[['--fast'], '"--fast" is not known. See: npm run demo -- --help'],
	[['--port', 'n8n'], '--port needs a number from 1024 to 65000.'],
	[['--port'], '--port needs a number from 1024 to 65000.'],
])('%j is answered in one line', (args, line) => {
	expect(() => readOptions(args)).toThrow(line);
});

test('a full disk is named before anything is installed, with what to do', async () => {
	const before = process.env.N8N_SANDBOX_DIR;
	process.env.N8N_SANDBOX_DIR = folder;
	try {
		await expect(checkDisk(async () => 1.24)).rejects.toThrow(
			`Installing n8n needs 3 GB, and 1.2 GB are free in ${folder}. Free some space, or name another folder in the environment variable N8N_SANDBOX_DIR.`,
		);
		await expect(checkDisk(async () => 3)).resolves.toBeUndefined();
	} finally {
		if (before === undefined) delete process.env.N8N_SANDBOX_DIR;
		else process.env.N8N_SANDBOX_DIR = before;
	}
});

test('nothing is remembered before the first start; what cannot be read says how to start anew', async () => {
	expect(await recall(folder)).toBeUndefined();
	await writeFile(path.join(folder, 'vendors.json'), '{');
	await expect(recall(folder)).rejects.toThrow('Start anew: npm run demo -- --reset');
});

test('an old Node.js says in one line what it lacks', async () => {
	const source = await readFile(path.join(__dirname, '../../../tools/demo.js'), 'utf8');
	const script = `Object.defineProperty(process.versions, 'node', { value: '18.20.1' });\n${source}`;
	const failed = await promisify(execFile)(process.execPath, ['-e', script]).then(
		() => undefined,
		(error: { stderr: string }) => error.stderr,
	);
	expect(failed).toBe(
		'Node.js 18.20.1 is too old: the demo needs 20.19 or newer. Install it from https://nodejs.org and start again.\n',
	);
});
