import { spawn, spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutant';

const ROOT = join(__dirname, '../..');
/** The fast part of the first tier. */
export const FAST = ['test/unit/', 'test/contexts/', 'test/simulation/simulation.test.ts'];
/** Longer than any of the tests takes on a busy machine: a mutant may make something hang. */
const LONGEST_MS = 10 * 60_000;

interface Results {
	testResults: Array<{
		name: string;
		message: string;
		assertionResults: Array<{ status: string; fullName: string }>;
	}>;
}

/** A copy of the tree in which one mutant at a time is put to the test. */
export class Copy {
	private readonly folder = mkdtempSync(join(tmpdir(), 'mutants-'));

	constructor() {
		const { stdout } = spawnSync(
			'git',
			['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
			{
				cwd: ROOT,
				encoding: 'utf8',
			},
		);
		for (const name of stdout
			.split('\0')
			.filter((file) => file !== '' && file !== 'node_modules')) {
			const from = join(ROOT, name);
			if (existsSync(from)) cpSync(from, join(this.folder, name), { recursive: true });
		}
		symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(this.folder, 'node_modules'));
	}

	/** @returns why it cannot be applied */
	apply({ path, name }: Mutant): string | undefined {
		const { status, stderr } = this.git('apply', '--recount', path);
		return status === 0 ? undefined : `${name} no longer applies: ${stderr.trim()}`;
	}

	takeBack({ path }: Mutant): void {
		const { status, stderr } = this.git('apply', '--recount', '--reverse', path);
		if (status !== 0) throw new Error(stderr);
	}

	/** @returns the first of some tests that fails */
	async firstFailure(tests: readonly string[]): Promise<string | undefined> {
		const output = join(this.folder, 'results.json');
		rmSync(output, { force: true });
		const jest = join(this.folder, 'node_modules/jest/bin/jest.js');
		const projects = ['--selectProjects', 'unit', 'contexts', 'simulation'];
		const kept = ['--runInBand', '--json', '--outputFile', output];
		const named = tests.flatMap((test) => test.split(/ (?=-t )|(?<=-t) /));
		await this.run([jest, ...projects, ...kept, ...named]);
		const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as Results;
		if (testResults.length === 0) throw new Error(`No test is called ${tests.join(' ')}`);
		for (const { name, message, assertionResults } of testResults) {
			const file = name.slice(realpathSync(this.folder).length + 1);
			const failed = assertionResults.find(({ status }) => status === 'failed');
			if (failed) return `${file}: ${failed.fullName}`;
			if (assertionResults.length === 0) return `${file}: ${message.split('\n')[0]}`;
		}
		return undefined;
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	private async run(args: readonly string[]): Promise<void> {
		await new Promise<void>((resolve) => {
			const child = spawn(process.execPath, args, {
				cwd: this.folder,
				stdio: 'ignore',
				timeout: LONGEST_MS,
				// The same choice of histories for each mutant, and as without any.
				env: { ...process.env, SIMULATION_SEED: '1' },
			});
			child.once('exit', () => resolve());
		});
	}

	private git(...args: string[]) {
		// Outside a repository, so that patches apply to files and nothing else.
		const env = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() };
		return spawnSync('git', args, { cwd: this.folder, encoding: 'utf8', env });
	}
}
