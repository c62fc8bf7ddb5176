import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { formatted, readDocument, replaceBlocks } from '../unit/docs/support/document';

const RESULTS = path.join(__dirname, 'results.json');

/** A table of a document, filled by one section or several. */
export interface Table {
	document: string;
	block: string;
	columns: readonly string[];
}

export const BUDGETS: Table = {
	document: 'docs/performance.md',
	block: 'budgets',
	columns: ['What', 'Measured', 'Budget', 'Kept', 'Against'],
};
export const UNDER_LOAD: Table = {
	document: 'docs/performance.md',
	block: 'under-load',
	columns: ['What was done', 'What came of it', 'Promised'],
};
export const SET_UPS: Table = {
	document: 'docs/scaling.md',
	block: 'set-ups',
	columns: [
		'Set-up',
		'Events a second',
		'Busiest process, ms per event',
		'All processes, ms per event',
		'Memory in all, MB',
		'Event to result when idle',
	],
};

/** Something measured several times, and what was promised of it. */
export interface Measured {
	what: string;
	/** One value per repetition. */
	samples: number[];
	unit: '×' | 'ms' | 'MB' | 'kB';
	/** Absent where a row is only there to compare with. */
	budget?: { atMost: number } | { atLeast: number };
	/** What it was measured against, or how, in a few words. */
	against: string;
}

/** The value below which the given part of the samples lies; 0.5 is the median. */
export function quantile(samples: readonly number[], part: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.round((sorted.length - 1) * part)] ?? NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** A line of the table of budgets: the median with its quartiles, and whether it keeps the budget. */
export function budgetRow({ what, samples, unit, budget, against }: Measured): string[] {
	const quartiles = [0.25, 0.75].map((part) => rounded(quantile(samples, part))).join('–');
	const spread = samples.length > 2 ? ` (${quartiles})` : '';
	const measured = `${rounded(median(samples))} ${unit}${spread}`;
	if (!budget) return [what, measured, '', '', against];
	const atMost = 'atMost' in budget;
	const limit = atMost ? budget.atMost : budget.atLeast;
	const kept = atMost ? median(samples) <= limit : median(samples) >= limit;
	const promised = `${atMost ? '≤' : '≥'} ${limit} ${unit}`;
	return [what, measured, promised, kept ? 'yes' : 'MISSED', against];
}

/** Keeps what a section has measured, and writes its table anew with what all its sections had measured last. */
export function record(section: string, table: Table, rows: readonly string[][]): void {
	const known = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
	const load = rounded(os.loadavg()[0]);
	const when = new Date().toISOString().slice(0, 10);
	const results = { ...known, [section]: { block: table.block, when, on: commit(), load, rows } };
	writeFileSync(RESULTS, formatted('results.json', JSON.stringify(results)));
	const told = Object.values(results).filter(({ block }) => block === table.block);
	const lines = told.flatMap(({ when: day, on, load: busy, rows: all }) =>
		all.map((cells) => [...cells, `${day}, ${on}, load ${busy}`]),
	);
	const columns = [...table.columns, 'Date, commit, load of the machine'];
	const text = [columns, columns.map(() => '---'), ...lines].map(lineOf).join('\n');
	const machine = `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, Node.js ${process.version}`;
	const block = `Measured on ${machine}.\n\n${text}`;
	const document = replaceBlocks(readDocument(table.document), { [table.block]: block });
	writeFileSync(path.join(ROOT, table.document), formatted(table.document, document));
}

export function rounded(value: number): string {
	return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

const ROOT = path.join(__dirname, '../..');

type Results = Record<
	string,
	{ block: string; when: string; on: string; load: string; rows: string[][] }
>;

const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function commit(): string {
	const head = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT });
	return head.toString().trim();
}
