import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn, occurrences } from './tools/files';
import { ROOT, runNode } from './tools/run';

const code = filesIn('.', /\.(ts|js|mjs|cjs|json)$/);

describe('what lint itself stands on', () => {
	test("eslint.config.mjs is exactly n8n's template, as strict mode demands", () => {
		const template = join(
			ROOT,
			'node_modules/@n8n/node-cli/dist/template/templates/shared/default/eslint.config.mjs',
		);
		expect(readFileSync(join(ROOT, 'eslint.config.mjs'), 'utf8')).toBe(
			readFileSync(template, 'utf8'),
		);
	});

	test('npm run lint asks all of what is published that n8n does', async () => {
		const [node] = filesIn('nodes', /\.node\.ts$/);
		const [credential] = filesIn('credentials', /\.ts$/);
		const files = [node.path, credential.path, 'package.json'];
		const { stdout, output, code } = await runNode([join(__dirname, 'tools/rules.mjs'), ...files]);
		expect({ code, output }).toMatchObject({ code: 0 });
		const found = JSON.parse(stdout) as Array<Record<'ofN8n' | 'ours', object>>;
		expect(found).toHaveLength(files.length);
		for (const { ofN8n, ours } of found) {
			expect(Object.keys(ofN8n).length).toBeGreaterThan(50);
			expect(ours).toMatchObject(ofN8n);
		}
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
});
