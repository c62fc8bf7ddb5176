import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { formatted } from '../unit/docs/support/document';
import {
	FULL,
	newTally,
	PARTS,
	playPart,
	seedOf,
	SHORT,
	SMOKE,
	type Part,
	type Tally,
} from './play';
import { reportOf } from './report';
import { KINDS } from './violation';

/** What one process is asked to play, and answers by a tally. */
interface Task {
	part: Part;
	seed: number;
	index: number;
	of: number;
	size: keyof typeof SIZES;
}

const SIZES = { full: FULL, short: SHORT, smoke: SMOKE };

const SHARES = availableParallelism();
const REPORT = 'test/simulation/REPORT.md';

async function inChild(task: Task): Promise<Tally> {
	return await new Promise((resolve, reject) => {
		const child = fork(__filename, [JSON.stringify(task)]);
		child.once('message', (tally) => resolve(tally as Tally));
		child.once('error', reject);
		child.once('exit', (code) =>
			reject(new Error(`The player of ${task.part} ended with ${code}`)),
		);
	});
}

function sum(tallies: readonly Tally[]): Tally {
	return tallies.reduce((total, tally) => {
		for (const name of ['played', 'events', ...KINDS] as const) total[name] += tally[name];
		total.failures.push(...tally.failures);
		return total;
	}, newTally());
}

/**
 * `npm run reliability`: plays everything, a process for each core, and writes the report. `--short` plays some of it,
 * for a few minutes. `--smoke` plays what `npm test` does, and writes nothing.
 */
async function main(options: readonly string[]): Promise<void> {
	const size = (['smoke', 'short'] as const).find((one) => options.includes(`--${one}`)) ?? 'full';
	const seed = seedOf(process.env);
	const began = Date.now();
	const tallies = {} as Record<Part, Tally>;
	for (const part of PARTS) {
		const shares = Array.from({ length: SHARES }, (_, index) => index);
		const tasks = shares.map((index): Task => ({ part, seed, index, of: SHARES, size }));
		tallies[part] = sum(await Promise.all(tasks.map(inChild)));
		const { played, failures } = tallies[part];
		const seconds = Math.round((Date.now() - began) / 1_000);
		console.log(`${part}: ${played} played, ${failures.length} did not hold (${seconds} s)`);
		failures.forEach((failure) => console.log(failure));
	}
	if (size !== 'smoke') {
		const report = reportOf(tallies, { seed, size, ms: Date.now() - began });
		writeFileSync(join(__dirname, 'REPORT.md'), formatted(REPORT, report));
	}
	process.exitCode = PARTS.some((part) => tallies[part].failures.length > 0) ? 1 : 0;
}

async function answer(task: Task): Promise<void> {
	const { part, seed, size, ...share } = task;
	process.send?.(await playPart(part, SIZES[size], seed, share));
	process.disconnect();
}

const [first, ...rest] = process.argv.slice(2);
if (process.send) void answer(JSON.parse(first) as Task);
else void main([first, ...rest].filter((option) => option !== undefined));
