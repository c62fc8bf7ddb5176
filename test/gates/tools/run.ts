import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The repository's root folder. */
export const ROOT = join(__dirname, '../../..');

export interface Finished {
	code: number | null;
	/** Standard output and errors, in order of arrival. */
	output: string;
	stdout: string;
}

/** Runs one of this project's tools with the running Node, in the repository's root. */
export async function runNode(args: string[]): Promise<Finished> {
	return await run(process.execPath, args);
}

export async function run(command: string, args: string[], cwd = ROOT): Promise<Finished> {
	const child = spawn(command, args, {
		cwd,
		env: commandLine(),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	let stdout = '';
	child.stdout.on('data', (chunk: Buffer) => {
		output += chunk.toString();
		stdout += chunk.toString();
	});
	child.stderr.on('data', (chunk: Buffer) => {
		output += chunk.toString();
	});
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	return { code, output, stdout };
}

// Tools behave as on the command line: n8n's lint plugin takes NODE_ENV=test for its own tests.
function commandLine(): NodeJS.ProcessEnv {
	const { NODE_ENV: _mode, JEST_WORKER_ID: _worker, ...env } = process.env;
	return env;
}
