import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '../../../workflows');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string) =>
	JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, unknown>;

test.each(files)(
	'%s has a versionId: without one, n8n 2.0 refuses it on its command line',
	(file) => {
		expect(read(file).versionId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	},
);

test('no two examples have the same versionId', () => {
	const ids = files.map((file) => read(file).versionId);
	expect(new Set(ids).size).toBe(files.length);
});
