import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { freePort, waitFor } from '../../../tools/sandbox';

/** A server on loopback with a temporary folder of its own. */
export interface Server {
	port: number;
	stop(): Promise<void>;
}

/**
 * An empty Redis.
 * @throws with how to install it where it is missing
 */
export async function startRedis(): Promise<Server> {
	const program = findProgram('redis-server', [], 'Redis: apt-get install -y redis-server');
	const folder = await mkdtemp(path.join(os.tmpdir(), 'n8n-redis-'));
	return await startServer({ program, folder }, (port) => [
		...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
		...['--save', '', '--appendonly', 'no'],
	]);
}

/**
 * An empty PostgreSQL whose user and database are called "postgres", without a password.
 * @throws with how to install it where it is missing
 */
export async function startPostgres(): Promise<Server> {
	const hint = 'PostgreSQL: apt-get install -y postgresql';
	const folders = debianFolders();
	const initdb = findProgram('initdb', folders, hint);
	const program = findProgram('postgres', folders, hint);
	const folder = await mkdtemp(path.join(os.tmpdir(), 'n8n-postgres-'));
	const user = unprivilegedUser();
	if (user) await chown(folder, user.uid, user.gid);
	execFileSync(
		initdb,
		['-D', folder, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
		{ stdio: ['ignore', 'ignore', 'pipe'], cwd: folder, ...user },
	);
	return await startServer({ program, folder, user }, (port) => [
		...['-D', folder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'],
		...['-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off'],
	]);
}

/** PostgreSQL refuses to run as root; as anybody else, it runs as whoever runs the tests. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

/** Debian keeps PostgreSQL's programs out of PATH, one folder per version; the newest first. */
function debianFolders(): string[] {
	const base = '/usr/lib/postgresql';
	if (!existsSync(base)) return [];
	const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => path.join(base, version, 'bin'));
}

function findProgram(name: string, folders: string[], hint: string): string {
	const all = [...folders, ...(process.env.PATH ?? '').split(path.delimiter)];
	const found = all.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
	if (found === undefined) throw new Error(`The queue mode test needs ${hint}`);
	return found;
}

interface Launch {
	program: string;
	folder: string;
	user?: { uid: number; gid: number };
}

async function startServer(
	{ program, folder, user }: Launch,
	argumentsFor: (port: number) => string[],
): Promise<Server> {
	const port = await freePort();
	const server = spawn(program, argumentsFor(port), {
		cwd: folder,
		stdio: ['ignore', 'pipe', 'pipe'],
		...user,
	});
	let log = '';
	const keep = (chunk: Buffer) => (log += chunk.toString());
	server.stdout.on('data', keep);
	server.stderr.on('data', keep);
	const stop = async () => {
		await end(server);
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		await waitFor(`${path.basename(program)} to be ready`, async () => {
			if (server.exitCode !== null) throw new Error(`${program} exited: ${log.slice(-2000)}`);
			return await accepts(port);
		});
	} catch (error) {
		await stop();
		throw error;
	}
	return { port, stop };
}

async function accepts(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = createConnection({ host: '127.0.0.1', port });
		const answer = (value: boolean) => {
			socket.destroy();
			resolve(value);
		};
		socket.once('connect', () => answer(true));
		socket.once('error', () => answer(false));
	});
}

/** SIGINT is PostgreSQL's "end now, tidily"; Redis does the same. */
async function end(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return;
	const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
	server.kill('SIGINT');
	const impatience = setTimeout(() => server.kill('SIGKILL'), 10_000);
	await gone;
	clearTimeout(impatience);
}
