import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutant';

const ROOT = join(__dirname, '../..');
/** Longer than any of the tests takes on a busy machine: a mutant may make something hang. */
const LONGEST_MS = 10 * 60_000;

/** What `runner.js` answers. */
interface Answer {
	found: number;
	failure?: string;
	error?: string;
}

/** A test that failed, and its file. */
export interface Failure {
	words: string;
	test: string;
}

/** A copy of the tree in which one mutant at a time is put to the test. */
export class Copy {
	private readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'mutants-')));

	private runner: ChildProcess | undefined;

	constructor() {
		const listed = spawnSync(
			'git',
			['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
			{ cwd: ROOT, encoding: 'utf8' },
		);
		for (const name of listed.stdout.split('\0')) {
			const from = join(ROOT, name);
			const isSource = name !== '' && name !== 'node_modules' && existsSync(from);
			if (isSource) cpSync(from, join(this.folder, name), { recursive: true });
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

	/**
	 * @param tests files as patterns, each perhaps with ` -t name`; those without a name run together, and first
	 * @returns the first of them that fails
	 */
	async firstFailure(tests: readonly string[]): Promise<Failure | undefined> {
		const files = tests.filter((test) => !test.includes(' -t '));
		const named = tests.filter((test) => test.includes(' -t ')).map((test) => test.split(' -t '));
		const runs = [
			...(files.length > 0 ? [{ paths: files }] : []),
			...named.map(([path, name]) => ({ paths: [path], name })),
		];
		for (const run of runs) {
			const { found, failure, error } = await this.ask(run);
			if (error !== undefined) throw new Error(error);
			if (failure !== undefined) {
				const [file] = failure.split(': ');
				return { words: failure, test: file };
			}
			if (found === 0) throw new Error(`No test is called ${run.paths.join(' ')}`);
		}
		return undefined;
	}

	remove(): void {
		this.end();
		rmSync(this.folder, { recursive: true, force: true });
	}

	private async ask(run: { paths: string[]; name?: string }): Promise<Answer> {
		const runner = (this.runner ??= this.start());
		let timer: NodeJS.Timeout | undefined;
		const answer = await new Promise<Answer>((resolve) => {
			const ended = (code: number | null) =>
				resolve({ found: 0, failure: `${run.paths.join(' ')}: the process ended (${code})` });
			runner.once('exit', ended);
			runner.once('message', (message) => {
				runner.off('exit', ended);
				resolve(message as Answer);
			});
			timer = setTimeout(
				() => resolve({ found: 0, failure: `${run.paths.join(' ')}: no end` }),
				LONGEST_MS,
			);
			runner.send(run);
		});
		clearTimeout(timer);

		if (answer.failure?.endsWith(': no end') || runner.exitCode !== null) this.end();
		return answer;
	}

	private start(): ChildProcess {
		return fork(join(this.folder, 'test/mutants/runner.js'), [], {
			cwd: this.folder,
			execArgv: [],
			stdio: 'ignore',
			// The same choice of histories for each mutant, and as without any.
			env: { ...process.env, SIMULATION_SEED: '1' },
		});
	}

	private end(): void {
		this.runner?.kill('SIGKILL');
		this.runner = undefined;
	}

	private git(...args: string[]) {
		// Outside a repository, so that patches apply to files and nothing else.
		const env = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() };
		return spawnSync('git', args, { cwd: this.folder, encoding: 'utf8', env });
	}
}
