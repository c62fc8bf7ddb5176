import { spawn } from 'node:child_process';

export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Shown with the elapsed seconds while the command runs; nothing is shown without it. */
	title?: string;
}

/**
 * Runs a program to its end and answers what it printed on stdout.
 *
 * @throws when it cannot be started or exits with anything but 0; the message ends with its last lines
 */
export async function runCommand(
	program: string,
	args: readonly string[],
	{ cwd, env, title }: CommandOptions,
): Promise<string> {
	const stopProgress = title ? showProgress(title) : undefined;
	try {
		return await new Promise<string>((resolve, reject) => {
			const child = spawn(program, args, { cwd, env: env ?? process.env });
			let stdout = '';
			let everything = '';
			child.stdout.on('data', (chunk: Buffer) => {
				stdout += chunk.toString();
				everything += chunk.toString();
			});
			child.stderr.on('data', (chunk: Buffer) => (everything += chunk.toString()));
			child.on('error', reject);
			child.on('close', (code, signal) => {
				if (code === 0) return resolve(stdout);
				const tail = everything.trim().split('\n').slice(-30).join('\n');
				reject(new Error(`${program} ${args.join(' ')} ended with ${signal ?? code}:\n${tail}`));
			});
		});
	} finally {
		stopProgress?.();
	}
}

/** Prints a title, then the elapsed time: in place on a terminal, as a line every 15 s elsewhere. */
function showProgress(title: string): () => void {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const live = process.stderr.isTTY;
	process.stderr.write(live ? `${title} …` : `${title} …\n`);
	const timer = setInterval(
		() => process.stderr.write(live ? `\r${title} … ${seconds()} s` : `  … ${seconds()} s\n`),
		live ? 1000 : 15_000,
	);
	return () => {
		clearInterval(timer);
		process.stderr.write(
			live ? `\r${title} – ${seconds()} s  \n` : `  done after ${seconds()} s\n`,
		);
	};
}
