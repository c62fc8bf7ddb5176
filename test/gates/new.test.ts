import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { drafted } from '../../tools/new';
import { vendors } from '../../tools/new/vendors';
import { filesIn } from './tools/files';
import { ROOT, run } from './tools/run';

/** For both vendors: an event, an operation, and an operation with a new endpoint. */
const EVENTS = [
	['event', 'pave', 'madeUp', 'Made Up', 'SESSION:MADE_UP'],
	['event', 'autoGrab', 'madeUp', 'Made Up', 'made_up'],
];
const OPERATIONS = [
	['operation', 'pave', 'callback', 'getHealth', 'Get Health'],
	['operation', 'autoGrab', 'vehicle', 'getColours', 'Get Colours'],
];
const WITH_ENDPOINT = [
	['pave session getTyres', 'Get Tyres', 'GET /v1/sessions/{session_key}/tyres'],
	['autoGrab report orderCheck', 'Order Check', 'POST /v2/reports/{vin}/check'],
].map(([names, shown, endpoint]) => {
	return ['operation', ...names.split(' '), shown, '--endpoint', endpoint];
});

const LINT = ['--config', 'eslint.dev.config.mjs', '--max-warnings', '0'];

let copy: string;

/** Runs a tool of node_modules in the copy. @throws Error with all that was printed, if it does not end well */
async function succeed(script: string, ...args: string[]): Promise<string> {
	const program = [process.execPath, join(ROOT, 'node_modules', script), ...args];
	const { code, output, stdout } = await run('env', ['UPDATE_DOCS=1', ...program], copy);
	if (code !== 0) throw new Error(`${script} ${args.join(' ')}\n${output}`);
	return stdout;
}

const generate = async (args: string[]) =>
	await succeed('tsx/dist/cli.mjs', 'tools/new/index.ts', ...args);
const pass = async (...paths: string[]) =>
	await succeed('jest/bin/jest.js', '--silent', '--testPathPatterns', ...paths);

/** The files below one of the headings that the generator prints. */
function listed(printed: string, heading: string): string[] {
	const [, list = ''] = printed.split(`${heading}:\n`);
	return [...list.split('\n\n')[0].matchAll(/^ {2}([^:\s]+)/gm)].map(([, file]) => file);
}

beforeAll(() => {
	copy = mkdtempSync(join(tmpdir(), 'n8n-new-'));
	for (const { path } of filesIn('.')) {
		mkdirSync(dirname(join(copy, path)), { recursive: true });
		cpSync(join(ROOT, path), join(copy, path));
	}
	symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(async () => {
	await rm(copy, { recursive: true, force: true });
});

test('npm run new writes an event and an operation that pass all that they have to', async () => {
	const written = new Set<string>();
	for (const args of [...EVENTS, ...OPERATIONS, ...WITH_ENDPOINT]) {
		const printed = await generate(args);
		const files = listed(printed, 'Written');
		// By hand never more than five; what the vendor was never asked for before takes two files more.
		expect(listed(printed, 'Fill in').length).toBeLessThanOrEqual(args[0] === 'event' ? 2 : 5);
		expect(files).toHaveLength(args[0] === 'event' ? 2 : args.includes('--endpoint') ? 7 : 5);
		for (const file of files) written.add(file);
	}
	const code = [...written];
	await succeed('prettier/bin/prettier.cjs', '--check', ...code);
	await Promise.all([
		pass('unit/docs/(autograb|pave)', 'unit/description/frozenNames')
			.then(async () => await pass('unit/description', 'unit/events', 'unit/docs/links'))
			.then(async () => await succeed('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.dev.json')),
		succeed('gulp/bin/gulp.js', 'build', '--silent')
			.then(async () => await pass('gates/(shape|directions|start|hostModules|verification)'))
			.then(async () => await succeed('eslint/bin/eslint.js', ...LINT, ...code)),
	]);
	expect(readFileSync(join(copy, 'docs/pave-trigger.md'), 'utf8')).toContain('`SESSION:MADE_UP`');
	const guide = readFileSync(join(copy, 'docs/autograb.md'), 'utf8');
	expect(guide).toContain('### Vehicle: Get Colours');
	expect(guide).toContain('- `POST /v2/reports/{vin}/check`: Report: Order Check');
});

const cases = vendors.flatMap((vendor) => {
	const folder = join(ROOT, 'nodes', vendor.folder, 'resources');
	const entries = readdirSync(folder, { withFileTypes: true });
	const resources = entries.filter((each) => each.isDirectory());
	return resources.map(({ name }) => [vendor.key, name, vendor.version] as const);
});

test.each(cases)('an operation of %s %s finds its place', async (key, resource, version) => {
	const command = ['operation', key, resource, 'getMadeUp', 'Get Made Up'];
	const endpoints = [`GET ${version}/made-up`, `POST ${version}/{a_b}/{c}`];
	for (const added of [[], ...endpoints.map((endpoint) => ['--endpoint', endpoint])]) {
		const [, fillIn] = await drafted([...command, ...added]);
		expect(Object.keys(fillIn)).toHaveLength(added.length > 0 ? 5 : 4);
	}
});

test.each([
	[['operation', 'pave', 'session', 'get', 'Get'], 'already'],
	[['operation', 'pave', 'session', 'getAgain', 'Get'], 'already'],
	[['operation', 'pave', 'nothing', 'get', 'Get'], 'no resource "nothing"'],
	[['operation', 'pave', 'session', 'getX', 'X', '--endpoint', 'GET /v2/x'], 'begins with /v1/'],
	[['operation', 'pave', 'session', 'getX', 'X', '--endpoint', 'PUT /v1/x'], 'GET or POST'],
	[['operation', 'pave', 'session', 'getX', "X's"], 'capital letter'],
	[['event', 'pave', 'other', 'Other', 'SESSION:COMPLETE'], 'already'],
	[['event', 'pave', 'noteInsert', 'Other', 'SESSION:OTHER'], 'already'],
	[['event', 'pave', 'other', 'Other', 'other'], 'not what PAVE calls an event'],
	[['event', 'nobody', 'other', 'Other', 'other'], 'Name a vendor'],
	[['event', 'pave', 'other'], 'npm run new'],
])('%j is refused in words', async (args, words) => {
	await expect(drafted(args)).rejects.toThrow(words);
});
