import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../workflows');

test('workflows/README.md tells of every example workflow', () => {
	const told = readFileSync(join(FOLDER, 'README.md'), 'utf8');
	const workflows = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
	expect(workflows.filter((name) => !told.includes(`](${name})`))).toEqual([]);
});
