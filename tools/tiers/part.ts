import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { projectRoot } from '../sandbox/paths';

/** What came of one part of a tier. */
export interface Outcome {
	name: string;
	passed: number;
	failed: number;
	seconds: number;
}

/** One part of a tier; never throws: what goes wrong is counted as failed. */
export type Part = () => Promise<Outcome>;

/**
 * A program that ends with 0 or does not, counted as one check.
 *
 * @param command the program and what it is given; what it printed is shown when it has failed
 */
export function check(name: string, ...command: string[]): Part {
	return async () =>
		await timed(name, async () => {
			const { code, output } = await run(command, 'pipe');
			if (code !== 0) console.log(`\n${name} FAILED\n${output}`);
			return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
		});
}

/**
 * A run of jest, counted by its tests; a file that could not be loaded counts as one that failed.
 *
 * @param args what `jest` is given
 * @param env added to this process's environment
 */
export function tests(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Part {
	return async () =>
		await timed(name, async () => {
			console.log(`\n== ${name}`);
			const folder = await mkdtemp(path.join(os.tmpdir(), 'tier-'));
			const outputFile = path.join(folder, 'results.json');
			try {
				const report = ['--json', '--outputFile', outputFile];
				const { code } = await run(['jest', ...report, ...args], 'inherit', env);
				const text = await readFile(outputFile, 'utf8').catch(() => '{}');
				const results = JSON.parse(text) as Partial<Results>;
				const { numPassedTests: passed = 0, numFailedTests = 0 } = results;
				const failed = numFailedTests + (results.numRuntimeErrorTestSuites ?? 0);
				return { passed, failed: code === 0 || failed > 0 ? failed : 1 };
			} finally {
				await rm(folder, { recursive: true, force: true });
			}
		});
}

interface Results {
	numPassedTests: number;
	numFailedTests: number;
	numRuntimeErrorTestSuites: number;
}

async function timed(
	name: string,
	work: () => Promise<Pick<Outcome, 'passed' | 'failed'>>,
): Promise<Outcome> {
	const start = performance.now();
	const counts = await work();
	return { name, ...counts, seconds: (performance.now() - start) / 1000 };
}

/** @param output `inherit`: shows what goes to stderr, where jest writes what a person reads */
async function run(
	[program, ...args]: readonly string[],
	output: 'pipe' | 'inherit',
	env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string }> {
	const programs = path.join(projectRoot, 'node_modules', '.bin');
	const child = spawn(program, args, {
		cwd: projectRoot,
		env: { ...process.env, PATH: [programs, process.env.PATH].join(path.delimiter), ...env },
		stdio: ['ignore', output === 'pipe' ? 'pipe' : 'ignore', output],
	});
	let text = '';
	const keep = (chunk: Buffer) => (text += chunk.toString());
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, output: text };
}
