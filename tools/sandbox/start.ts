import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { sandboxEnvironment } from './environment';
import { ensureN8n } from './install';
import { type PackedPackage, installPackages } from './package';
import { freePort } from './ports';
import { waitFor } from './wait';

export interface StartOptions {
	/** Community packages to install into the user folder; see `packPackage`. */
	packages?: ReadonlyArray<Pick<PackedPackage, 'name' | 'version' | 'folder'>>;
	/** Environment variables over the sandbox's own, e.g. `{ WEBHOOK_URL: 'https://n8n.example.com/' }`. */
	env?: Record<string, string>;
	/** The folders that n8n finds programs in, such as npm, from those that it would have. */
	searchPath?: (before: string) => string;
	/** Default: a new temporary one, removed by `stop`. */
	userFolder?: string;
	/** Default: any free port. */
	port?: number;
	/** Start the task runner, so that Code nodes run. Default false. */
	codeNodes?: boolean;
	/** `start` (default), `worker` or `webhook`: the other two need queue mode in `env`. */
	command?: 'start' | 'worker' | 'webhook';
}

export interface RunningN8n {
	/** e.g. `http://127.0.0.1:40123`, no trailing slash. */
	readonly url: string;
	readonly port: number;
	readonly pid: number;
	readonly userFolder: string;
	/** Names of the community packages it was started with. */
	readonly packageNames: readonly string[];
	/** Everything it printed since the first start. */
	logs(): string;
	/** Ends it (SIGTERM, after 15 s SIGKILL) and removes a temporary user folder. */
	stop(): Promise<void>;
	/** Ends it with SIGKILL, as a power cut would; the user folder stays for `restart`. */
	kill(): Promise<void>;
	/** Starts it again with the same folder and port; ends it first if it still runs. */
	restart(changes?: { env?: Record<string, string> }): Promise<void>;
}

/**
 * Starts a real n8n on loopback and answers when it is ready to work.
 *
 * @throws with the end of its log when it exits early or is not ready within five minutes
 */
export async function startN8n(options: StartOptions = {}): Promise<RunningN8n> {
	const installed = await ensureN8n();
	const temporary = options.userFolder === undefined;
	const userFolder = options.userFolder ?? (await mkdtemp(path.join(os.tmpdir(), 'n8n-user-')));
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	if (options.packages) await installPackages(userFolder, options.packages);

	let overrides = options.env ?? {};
	let log = '';
	let child: ChildProcess | undefined;

	const command = options.command ?? 'start';
	const launch = async () => {
		const env = sandboxEnvironment({
			userFolder,
			port,
			brokerPort: await freePort(),
			installed,
			codeNodes: options.codeNodes ?? false,
			overrides,
		});
		if (options.searchPath) env.PATH = options.searchPath(env.PATH ?? '');
		const program = path.join(installed.packageFolder, 'bin', 'n8n');
		const started = spawn(
			installed.nodeBinary,
			['--require', path.join(__dirname, 'dieWithParent.cjs'), program, command],
			{ cwd: userFolder, env, stdio: ['ignore', 'pipe', 'pipe'] },
		);
		child = started;
		const keep = (chunk: Buffer) => (log += chunk.toString());
		started.stdout?.on('data', keep);
		started.stderr?.on('data', keep);
		try {
			await waitFor('n8n to be ready', async () => await isReady(url, started, command), {
				timeoutMs: 300_000,
			});
		} catch (error) {
			await end(started, 'SIGKILL');
			const reason = error instanceof Error ? error.message : String(error);
			throw new Error(
				`n8n did not start: ${reason}\n${log.trim().split('\n').slice(-30).join('\n')}`,
			);
		}
	};

	await launch();
	return {
		url,
		port,
		userFolder,
		packageNames: (options.packages ?? []).map(({ name }) => name),
		get pid() {
			return child?.pid ?? 0;
		},
		logs: () => log,
		async stop() {
			if (child) await end(child, 'SIGTERM');
			if (temporary) await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
		},
		async kill() {
			if (child) await end(child, 'SIGKILL');
		},
		async restart(changes) {
			if (child) await end(child, 'SIGTERM');
			overrides = { ...overrides, ...changes?.env };
			await launch();
		},
	};
}

/**
 * `/healthz/readiness` turns 200 once the database is migrated; the REST API of the main process follows a
 * moment later. Workers and webhook processes answer only health checks.
 */
async function isReady(
	url: string,
	child: ChildProcess,
	command: NonNullable<StartOptions['command']>,
): Promise<boolean> {
	if (child.exitCode !== null) throw new Error(`it exited with ${child.exitCode}`);
	try {
		const health = await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(2000) });
		if (!health.ok || command !== 'start') return health.ok;
		const settings = await fetch(`${url}/rest/settings`, { signal: AbortSignal.timeout(2000) });
		return (settings.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill(signal);
	const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
	await gone;
	clearTimeout(impatience);
}
