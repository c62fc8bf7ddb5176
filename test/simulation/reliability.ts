import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testedCommit } from '../support/commit';
import { formatted, readDocument, replaceBlocks } from '../unit/docs/support/document';
import type { CaughtDefect, FaultyOperation, Outcome } from './figures';

const ROOT = join(__dirname, '../..');
const DOCUMENT = 'docs/reliability.md';

/** Rows of the table, by the name under which a test keeps its figures. */
const ROWS = {
	undisturbed: 'Every operation, nothing in its way',
	crashes: 'Crash points: n8n is killed at every step of every operation',
	pairs: 'Pairs of crash points: killed at a step of one operation, again at a step of the next',
	faults:
		'Faults: every vendor call of every operation answered wrongly, in 18 ways, once and always',
	rain: 'Every operation with a slow vendor, while events keep coming',
	histories: 'Random histories',
	hostile: 'Fuzzed deliveries, none of them from the vendor',
};

const number = (value: number) => value.toLocaleString('en');

function table(head: readonly string[], rows: readonly string[][]): string {
	const lines = [head, head.map(() => '---'), ...rows];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function read<T>(folder: string, name: string): T {
	const path = join(folder, `${name}.json`);
	if (!existsSync(path)) throw new Error(`The simulation left no figures of "${name}"`);
	return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function outcomes(folder: string): string {
	const rows = Object.entries(ROWS).map(([name, title]) => {
		const outcome = read<Outcome>(folder, name);
		const { played, events, lost, doubled, forged, other } = outcome;
		const seed = outcome.seed === undefined ? '' : ` (seed ${outcome.seed})`;
		return [`${title}${seed}`, ...[played, events, lost, doubled, forged, other].map(number)];
	});
	const head = ['What was played', 'Times', 'Events sent', 'Lost', 'Doubled', 'Forged', 'Other'];
	return table(head, rows);
}

function faults(folder: string): string {
	const rows = read<FaultyOperation[]>(folder, 'faults-by-operation').map(
		({ operation, vendor, calls, played, events, lost, doubled, forged, other }) => [
			operation,
			vendor === 'pave' ? 'PAVE' : 'AutoGrab',
			...[calls, played, events, lost, doubled, forged, other].map(number),
		],
	);
	const head = ['Operation', 'Vendor', 'Calls', 'Faults', 'Events sent'];
	return table([...head, 'Lost', 'Doubled', 'Forged', 'Other'], rows);
}

function defects(folder: string): string {
	const names = readdirSync(folder).filter((name) => name.startsWith('defect-'));
	const rows = names
		.map((name) => read<CaughtDefect>(folder, name.replace('.json', '')))
		.sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }))
		.map(({ id, title, history, what }) => [
			id,
			title,
			history === '' ? '**not caught**' : history,
			what.split('\n')[0].replaceAll('|', '\\|'),
		]);
	return table(['No.', 'Put back', 'First history that shows it', 'What is seen'], rows);
}

/** Defects that no history shows, and the tests that see them. */
function elsewhere(folder: string): string {
	const names = readdirSync(folder).filter((name) => name.startsWith('elsewhere-'));
	const rows = names
		.map((name) => read<CaughtDefect>(folder, name.replace('.json', '')))
		.sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }))
		.map(({ id, title, history }) => [id, title, history === '' ? '**not caught**' : history]);
	return table(['No.', 'Put back', 'Test that fails then'], rows);
}

/**
 * `npm run reliability`: plays the whole simulation and writes its figures into the document.
 *
 * @param options passed on to jest, such as --maxWorkers=2
 */
function main(options: readonly string[]): void {
	const commit = testedCommit(DOCUMENT);
	const folder = mkdtempSync(join(tmpdir(), 'reliability-'));
	try {
		const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
		const { status } = spawnSync(
			process.execPath,
			[jest, '--selectProjects', 'simulation', ...options],
			{
				cwd: ROOT,
				stdio: 'inherit',
				env: { ...process.env, SIMULATION_FIGURES: folder },
			},
		);
		const blocks = {
			figures: `${commit}\n\n${outcomes(folder)}`,
			faults: faults(folder),
			defects: defects(folder),
			elsewhere: elsewhere(folder),
		};
		const text = replaceBlocks(readDocument(DOCUMENT), blocks);
		writeFileSync(join(ROOT, DOCUMENT), formatted(DOCUMENT, text));
		process.exitCode = status ?? 1;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

main(process.argv.slice(2));
