import { mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packed, type Packed } from './tools/pack';
import { ROOT, run } from './tools/run';

/**
 * All that a package may import, as the oldest supported n8n (1.123) brings it: direct dependencies of n8n
 * itself, for only these are found in every layout of its modules. Name → where it is installed here.
 */
const HOST = {
	'n8n-workflow': 'n8n-workflow-oldest',
	zod: 'zod',
	luxon: 'luxon-oldest',
	lodash: 'lodash',
};
const VERSIONS = {
	'n8n-workflow': '1.120.31',
	zod: '3.25.67',
	luxon: '3.4.4',
	lodash: '4.18.1',
};

let tarball: Packed;
let host: string;

beforeAll(async () => {
	tarball = await packed();
	host = mkdtempSync(join(tmpdir(), 'n8n-host-'));
	mkdirSync(join(host, 'node_modules'));
	for (const [name, installed] of Object.entries(HOST)) {
		symlinkSync(join(ROOT, 'node_modules', installed), join(host, 'node_modules', name));
	}
});
afterAll(async () => {
	await tarball?.remove();
	await rm(host, { recursive: true, force: true });
});

/** Runs a script that finds the modules of the oldest n8n and no others. */
async function inOldestN8n(script: string): Promise<string[]> {
	const { code, output, stdout } = await run(
		'env',
		[`NODE_PATH=${join(host, 'node_modules')}`, process.execPath, '-e', script],
		host,
	);
	if (code !== 0) throw new Error(output);
	return stdout.trim().split('\n');
}

test('the modules are the ones that the oldest supported n8n brings along', () => {
	const installed = Object.entries(HOST).map(([name, folder]) => {
		const file = join(ROOT, 'node_modules', folder, 'package.json');
		return [name, (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version];
	});
	expect(Object.fromEntries(installed)).toEqual(VERSIONS);
});

test('every file of the package loads with nothing else around', async () => {
	const files = tarball.files
		.filter(({ path }) => path.endsWith('.js'))
		.map(({ path }) => join(tarball.folder, path));
	const script = `for (const file of ${JSON.stringify(files)}) { require(file); console.log(file); }`;
	expect(await inOldestN8n(script)).toEqual(files);
});

test('every module that the package asks for, sooner or later, is there', async () => {
	const asked = new Set(
		tarball.files
			.filter(({ path }) => path.endsWith('.js'))
			.flatMap(({ path }) => {
				const text = readFileSync(join(tarball.folder, path), 'utf8');
				return [...text.matchAll(/\brequire\(['"]([^.'"][^'"]*)['"]\)/g)].map(([, name]) => name);
			}),
	);
	expect(asked).toContain('zod/v4');
	const names = [...asked].sort();
	const script = `for (const name of ${JSON.stringify(names)}) { require(name); console.log(name); }`;
	expect(await inOldestN8n(script)).toEqual(names);
});
