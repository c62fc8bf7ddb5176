import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn } from '../../gates/tools/files';
import { projectRoot } from '../../../tools/sandbox/paths';

const PINNED = /\| Pinned by the test +\|\n\|[-| ]+\|\n((?:\|.*\|\n)+)/g;

test('what the model of n8n takes for granted is pinned by tests that exist', () => {
	const text = readFileSync(join(projectRoot, 'docs/reliability.md'), 'utf8');
	const titles = [...text.matchAll(PINNED)].flatMap(([, rows]) =>
		rows
			.trim()
			.split('\n')
			.map((row) => row.split('|')[2].trim()),
	);
	expect(titles.length).toBeGreaterThan(15);
	const tests = ['test/n8n', 'test/versions'].flatMap((folder) => filesIn(folder, /\.test\.ts$/));
	const missing = titles.filter((title) => !tests.some((file) => file.text.includes(title)));
	expect(missing).toEqual([]);
});
