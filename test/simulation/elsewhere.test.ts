import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEEN_ELSEWHERE, type SeenElsewhere } from './defects/elsewhere';
import { recordFigures } from './figures';

const ROOT = join(__dirname, '../..');

interface Result {
	status: string;
	title: string;
	failureMessages: string[];
}

/** What becomes of a defect's own test when the defect is in the source. */
function resultsWith({ changes, test: path, name }: SeenElsewhere): Result[] {
	const folder = mkdtempSync(join(tmpdir(), 'defect-'));
	const output = join(folder, 'results.json');
	try {
		const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
		const options = ['--runTestsByPath', path, '-t', pattern, '--json', '--outputFile', output];
		const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
		const projects = ['--selectProjects', 'unit', 'contexts', '--runInBand'];
		const env = { ...process.env, DEFECT_CHANGES: JSON.stringify(changes) };
		spawnSync(process.execPath, [jest, ...projects, ...options], { cwd: ROOT, env });
		const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as {
			testResults: Array<{ assertionResults: Result[] }>;
		};
		const all = testResults.flatMap(({ assertionResults }) => assertionResults);
		return all.filter(({ title }) => title.startsWith(name));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

test.each(SEEN_ELSEWHERE.map((defect) => [defect.id, defect.test, defect] as const))(
	'defect %s, which no history shows, is caught by %s',
	(id, path, defect) => {
		const failed = resultsWith(defect).filter(({ status }) => status === 'failed');
		recordFigures(`elsewhere-${id}`, {
			id,
			title: defect.title,
			history: failed.length > 0 ? `${path}: ${defect.name}` : '',
			what: '',
		});
		expect(failed).not.toEqual([]);
		// The defect is in the source, and the test has run: it was not the translation that failed.
		expect(failed[0].failureMessages.join('\n')).not.toMatch(/no longer holds|SyntaxError/);
	},
);
