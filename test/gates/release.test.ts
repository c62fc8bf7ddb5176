import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { planRelease } from '../../tools/release/plan';
import { ROOT, runNode, type Finished } from './tools/run';

const FILES = ['package.json', 'package-lock.json', 'CHANGELOG.md'] as const;
const news = (heading: string) =>
	`# Changelog\n\n${heading}\n\n- News.\n\n## 0.0.9 – 2026-01-01\n\n- Old.\n`;

/** A repository that has what a release changes, as this one has it, and some news. */
let root: string;
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const git = (...args: string[]) =>
	execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const release = async (...args: string[]): Promise<Finished> =>
	await runNode([
		join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
		join(ROOT, 'tools/release/index.ts'),
		...['--root', root],
		...args,
	]);

beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), 'n8n-release-'));
	for (const file of FILES) writeFileSync(join(root, file), readFileSync(join(ROOT, file)));
	writeFileSync(join(root, 'CHANGELOG.md'), news('## Unreleased'));
	git('init', '--quiet');
	git('config', 'user.name', 'Test');
	git('config', 'user.email', 'test@example.com');
	git('add', '.');
	git('commit', '--quiet', '--message', 'Begin');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('it refuses while placeholders are there, says which and how to fill them in, and releases then', async () => {
	for (const args of [['--check'], []]) {
		const { code, output } = await release(...args);
		expect({ code, output }).toMatchObject({ code: 1 });
		expect(output).toContain('package.json: home');
		expect(output).toContain('package.json: email');
		expect(output).toContain('--home <owner>/<repository>');
	}
	expect(git('status', '--porcelain')).toBe('');

	const home = ['--home', 'acme/n8n-nodes-pave-autograb', '--email', 'nodes@acme.example'];
	expect(await release(...home)).toMatchObject({ code: 0 });
	expect(read('package.json')).toContain('git+https://github.com/acme/n8n-nodes-pave-autograb.git');
	expect(await release('--check')).toMatchObject({ code: 0 });

	const dirty = await release();
	expect(dirty).toMatchObject({ code: 1, output: expect.stringContaining('Commit') as string });
	git('commit', '--quiet', '--all', '--message', 'Find a home');

	const dry = await release('minor', '--dry-run');
	expect(dry).toMatchObject({ code: 0, output: expect.stringContaining('0.2.0') as string });
	expect(dry.output).not.toContain('refuse');
	expect(git('status', '--porcelain')).toBe('');

	expect(await release()).toMatchObject({ code: 0 });
	expect(git('tag', '--points-at', 'HEAD')).toBe('0.1.0');
	expect(git('status', '--porcelain')).toBe('');
	expect(read('CHANGELOG.md')).toBe(news(`## 0.1.0 – ${new Date().toISOString().slice(0, 10)}`));
	expect(await release('0.1.0')).toMatchObject({
		code: 1,
		output: expect.stringContaining('released already') as string,
	});
}, 120_000);

test('the dry run of this repository says what it would do', async () => {
	const { code, output } = await runNode([
		join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
		join(ROOT, 'tools/release/index.ts'),
		'--dry-run',
	]);
	expect({ code, output }).toMatchObject({ code: 0 });
	expect(output).toContain('Would release');
});

describe('versions', () => {
	const texts = {
		'package.json': '{ "name": "x", "version": "1.2.3" }',
		'package-lock.json':
			'{ "version": "1.2.3", "packages": { "": { "version": "1.2.3" }, "y": { "version": "1.2.3" } } }',
		'CHANGELOG.md': news('## Unreleased'),
	};
	const plan = (asked?: string) => planRelease(texts, asked, ['1.2.2'], '2026-11-29');

	test.each([
		[undefined, '1.2.3'],
		['patch', '1.2.4'],
		['minor', '1.3.0'],
		['major', '2.0.0'],
		['1.9.0', '1.9.0'],
	])('%s makes %s, in all files, and of no other package', (asked, version) => {
		const { files, ...rest } = plan(asked);
		expect(rest).toEqual({ version });
		expect(JSON.parse(files['package.json'])).toEqual({ name: 'x', version });
		expect(JSON.parse(files['package-lock.json'])).toEqual({
			version,
			packages: { '': { version }, y: { version: '1.2.3' } },
		});
		expect(files['CHANGELOG.md']).toBe(news(`## ${version} – 2026-11-29`));
	});

	test.each(['1.2.2', 'next', '1.2'])('%s is refused', (asked) => {
		expect(() => plan(asked)).toThrow();
	});

	test('nothing to tell, nothing to release', () => {
		const empty = {
			...texts,
			'CHANGELOG.md': '# Changelog\n\n## Unreleased\n\n## 1.0.0\n\n- Old.\n',
		};
		expect(() => planRelease(empty, 'patch', [], '2026-11-29')).toThrow(/what users notice/);
	});
});
