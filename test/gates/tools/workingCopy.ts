import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { filesIn } from './files';
import { ROOT, run } from './run';

/** A copy of the repository in a temporary folder, which a recipe of CONTRIBUTING.md is followed in. */
export class WorkingCopy {
	/** The files that were written or changed by hand so far. */
	readonly byHand = new Set<string>();

	private constructor(readonly folder: string) {}

	static make(): WorkingCopy {
		const folder = mkdtempSync(join(tmpdir(), 'n8n-recipe-'));
		for (const { path } of filesIn('.')) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			cpSync(join(ROOT, path), join(folder, path));
		}
		symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
		return new WorkingCopy(folder);
	}

	read(path: string): string {
		return readFileSync(join(this.folder, path), 'utf8');
	}

	write(path: string, text: string): void {
		mkdirSync(dirname(join(this.folder, path)), { recursive: true });
		writeFileSync(join(this.folder, path), text);
		this.byHand.add(path);
	}

	/** Puts text in front of a place that is there once. @throws where it is not */
	insert(path: string, before: string, text: string): void {
		const parts = this.read(path).split(before);
		if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times: ${before}`);
		this.write(path, parts.join(`${text}${before}`));
	}

	/** @throws with everything it printed, where a tool of node_modules does not end well */
	async tool(script: string, args: string[], env: Record<string, string> = {}): Promise<void> {
		const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
		const command = [...variables, process.execPath, join(ROOT, 'node_modules', script), ...args];
		const { code, output } = await run('env', command, this.folder);
		if (code !== 0) throw new Error(`${script} ${args.join(' ')}\n${output}`);
	}

	/** `npm run format` of what was written by hand, then `npm run build`. */
	async build(): Promise<void> {
		await this.tool('prettier/bin/prettier.cjs', [
			'--write',
			'--ignore-unknown',
			'--log-level=warn',
			...this.byHand,
		]);
		await this.tool('gulp/bin/gulp.js', ['build', '--silent']);
	}

	/** Runs the tests of some files or folders. @param env e.g. UPDATE_DOCS, as `npm run docs` has it */
	async test(paths: string[], env: Record<string, string> = {}): Promise<void> {
		await this.tool('jest/bin/jest.js', ['--silent', ...paths], env);
	}

	async remove(): Promise<void> {
		await rm(this.folder, { recursive: true, force: true });
	}
}
