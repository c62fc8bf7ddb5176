import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { parse } from 'yaml';

import { filesIn, occurrences, type SourceFile } from './tools/files';
import { importsOf } from './tools/imports';
import { ROOT } from './tools/run';

const published = [...filesIn('nodes', /\.ts$/), ...filesIn('credentials', /\.ts$/)];
const shared = published.filter(({ path }) => path.startsWith('nodes/shared/'));
const everything = filesIn('.', /\.(ts|js|mjs|json|md|ya?ml|svg|html|css|sh)$|^\.ci\/run$/).filter(
	({ path }) => path !== 'package-lock.json',
);

function longerThan(limit: number, files: SourceFile[]): string[] {
	return files.filter(({ lines }) => lines > limit).map(({ path, lines }) => `${path}: ${lines}`);
}

/** What a file imports at run time: type-only imports do not count. */
function imports(file: SourceFile): Array<{ path: string; from: string }> {
	return importsOf(file)
		.filter(({ typesOnly }) => !typesOnly)
		.map(({ path, from }) => ({ path, from }));
}

describe('size of files', () => {
	test('no file has more than 250 lines', () => {
		const ours = ['nodes', 'credentials', 'simulator', 'tools', 'test'].flatMap((folder) =>
			filesIn(folder, /\.(ts|js|mjs|cjs)$/),
		);
		expect(longerThan(250, ours)).toEqual([]);
	});

	test('a node reads in one screen: at most 150 lines', () => {
		expect(
			longerThan(
				150,
				published.filter(({ path }) => path.endsWith('.node.ts')),
			),
		).toEqual([]);
	});

	test('an operation has at most 130 lines', () => {
		const operations = published.filter(({ path }) => /\.operation\.ts$/.test(path));
		expect(longerThan(130, operations)).toEqual([]);
	});
});

describe('rooms', () => {
	const vendors = readdirSync(join(ROOT, 'nodes')).filter((folder) => folder !== 'shared');

	test('there are vendors', () => expect(vendors.length).toBeGreaterThan(1));

	test('what the vendors share names none of them', () => {
		// "AutoGrab" is also found as "auto_grab" and "auto grab".
		const spellings = vendors.map((vendor) => vendor.replace(/\B(?=[A-Z])/g, '.?'));
		const named = new RegExp(`\\b(${spellings.join('|')})`, 'i');
		const paths = shared.filter(({ path }) => named.test(path)).map(({ path }) => path);
		expect([...paths, ...occurrences(shared, named)]).toEqual([]);
	});

	test.each(vendors)("nodes/%s does not reach into another vendor's folder", (vendor) => {
		const others = vendors.filter((other) => other !== vendor);
		const files = published.filter(({ path }) => path.startsWith(`nodes/${vendor}/`));
		const crossing = files
			.flatMap(imports)
			.filter(({ from }) => others.some((other) => from.includes(`/${other}/`)));
		expect(crossing).toEqual([]);
	});

	test('what is published does not reach into what is not', () => {
		const outside = published
			.flatMap(imports)
			.filter(({ from }) => from.startsWith('.'))
			.filter(({ path, from }) => {
				const target = join(dirname(path), from);
				return !target.startsWith('nodes') && !target.startsWith('credentials');
			});
		expect(outside).toEqual([]);
	});

	test('at run time only what every n8n brings along is loaded', () => {
		const allowed = /^(\.|n8n-workflow$|zod\/v4$|luxon$|lodash|crypto$|node:crypto$)/;
		expect(published.flatMap(imports).filter(({ from }) => !allowed.test(from))).toEqual([]);
	});

	test('zod is loaded only when it is needed', () => {
		const eager = occurrences(published, /^import (?!type\b).*'zod/);
		expect(eager).toEqual([]);
	});

	test('no file of a node writes to the console, waits by timer or reads the environment', () => {
		expect(
			occurrences(published, /\b(console\.|setTimeout|setInterval|process\.|globalThis|__dirname)/),
		).toEqual([]);
	});
});

describe('the repository stands alone', () => {
	test('it names no path of the machine it was written on', () => {
		// `/home/node/.n8n` is where n8n's own Docker image keeps its data.
		const machine = new RegExp(
			['/wo' + 'rk/', '/tmp/' + 'team', '/ro' + 'ot/', '/home/(?!node/\\.n8n)\\w+/'].join('|'),
		);
		expect(occurrences(everything, machine)).toEqual([]);
	});

	test('it needs no folder beside it', () => {
		const outside = everything
			.filter(({ path }) => /\.(ts|js|mjs)$/.test(path))
			.flatMap(imports)
			.filter(
				({ path, from }) => from.startsWith('.') && join(dirname(path), from).startsWith('..'),
			);
		expect(outside).toEqual([]);
		const notes = new RegExp('shared/' + '(design|n8n-facts|style|reference|hooks)');
		expect(occurrences(everything, notes)).toEqual([]);
	});

	test('it is one package, for verification reads only one', () => {
		const manifests = filesIn('.', /(^|\/)package\.json$/).map(({ path }) => path);
		expect(manifests).toEqual(['package.json']);
	});

	test('the lock file names no registry', () => {
		const [lock] = filesIn('.', /^package-lock\.json$/);
		expect(occurrences([lock], /"resolved":/)).toEqual([]);
	});

	test.each([
		'README.md',
		'CHANGELOG.md',
		'CONTRIBUTING.md',
		'LICENSE',
		'docs/pave.md',
		'docs/autograb.md',
		'.ci/run',
		'.github/workflows/ci.yml',
		'.github/workflows/publish.yml',
	])('%s is there', (file) => {
		expect(existsSync(join(ROOT, file))).toBe(true);
	});
});

describe('what GitHub runs', () => {
	interface Job {
		'timeout-minutes'?: number;
		steps: Array<{ uses?: string; run?: string }>;
	}
	const workflows = filesIn('.github/workflows', /\.yml$/).map((file) => {
		const read = parse(file.text) as { name: string; on: object; jobs: Record<string, Job> };
		return [file.path, read, file.text] as const;
	});

	test.each(filesIn('.github', /\.ya?ml$/).map(({ path, text }) => [path, text]))(
		'%s is YAML',
		(_, text) => expect(parse(text)).toEqual(expect.any(Object)),
	);

	test.each(workflows)('%s ends in time, and runs only actions of known commits', (...row) => {
		const [, { name, on, jobs }, text] = row;
		expect({ name, on }).toEqual({ name: expect.any(String), on: expect.any(Object) });
		const uses = Object.values(jobs).flatMap(({ steps }) =>
			steps.flatMap((step) => step.uses ?? []),
		);
		expect(uses.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
		// The version beside the commit is for people, and for Dependabot.
		expect(text.match(/uses: .*@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm) ?? []).toHaveLength(uses.length);
		for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
	});
});
