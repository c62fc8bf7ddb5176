import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn, occurrences } from './tools/files';
import { ROOT, runNode } from './tools/run';

interface LintResult {
	filePath: string;
	messages: Array<{ line: number; ruleId: string | null; message: string }>;
}

/** Every finding, warnings included, of ESLint with the given arguments. */
async function findings(args: string[]): Promise<string[]> {
	const eslint = join(ROOT, 'node_modules/eslint/bin/eslint.js');
	const { stdout, output } = await runNode([eslint, '--format', 'json', ...args]);
	if (!stdout.startsWith('[')) throw new Error(output);
	const results = JSON.parse(stdout) as LintResult[];
	expect(results.length).toBeGreaterThan(0);
	return results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`),
	);
}

const code = filesIn('.', /\.(ts|js|mjs|cjs|json)$/);

describe('lint', () => {
	test("n8n's rules, both plugins, find nothing", async () => {
		expect(await findings(['nodes', 'credentials', 'package.json'])).toEqual([]);
	});

	test('our own rules find nothing in the whole repository', async () => {
		expect(await findings(['--config', 'eslint.dev.config.mjs', '.'])).toEqual([]);
	});

	test("eslint.config.mjs is exactly n8n's template, as strict mode demands", () => {
		const template = join(
			ROOT,
			'node_modules/@n8n/node-cli/dist/template/templates/shared/default/eslint.config.mjs',
		);
		expect(readFileSync(join(ROOT, 'eslint.config.mjs'), 'utf8')).toBe(
			readFileSync(template, 'utf8'),
		);
	});

	test('no rule or type check is switched off anywhere', () => {
		const words = [
			'eslint-' + 'disable',
			'@ts-' + 'ignore',
			'@ts-' + 'expect-error',
			'@ts-' + 'nocheck',
		];
		const sources = code.filter(({ path }) => path !== 'package-lock.json');
		expect(occurrences(sources, new RegExp(words.join('|')))).toEqual([]);
	});

	test('everything is formatted', async () => {
		const prettier = join(ROOT, 'node_modules/prettier/bin/prettier.cjs');
		const { output } = await runNode([prettier, '--list-different', '.']);
		expect(output.trim().split('\n').filter(Boolean)).toEqual([]);
	});
});
