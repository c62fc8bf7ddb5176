import { existsSync } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

import { runCommand } from './command';
import { projectRoot } from './paths';

/** Everything that a build reads, seen from the project's folder. */
const SOURCES: readonly string[] = [
	'nodes',
	'credentials',
	'icons',
	'package.json',
	'tsconfig.json',
	'gulpfile.js',
	'tools/build',
];

/**
 * Builds the project unless its `dist` is newer than everything it is built from.
 * @throws with what the compiler says, if it is not satisfied
 */
export async function ensureBuilt(): Promise<void> {
	if ((await builtAt()) > (await changedAt())) return;
	await runCommand('npm', ['run', 'build'], { cwd: projectRoot, title: 'Building the package' });
}

/** When the first of the files that n8n loads was built; 0 if one is missing. */
async function builtAt(): Promise<number> {
	const { n8n } = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const files = [...n8n.nodes, ...n8n.credentials].map((file) => path.join(projectRoot, file));
	if (!files.every((file) => existsSync(file))) return 0;
	return Math.min(...(await Promise.all(files.map(timeOf))));
}

/** When anything the build reads last changed; removing a file counts as a change of its folder. */
async function changedAt(): Promise<number> {
	let newest = 0;
	for (const source of SOURCES) {
		const start = path.join(projectRoot, source);
		if (!existsSync(start)) continue;
		const folder = (await stat(start)).isDirectory();
		const inside = folder ? await readdir(start, { recursive: true }) : [];
		const all = [start, ...inside.map((name) => path.join(start, name))];
		newest = Math.max(newest, ...(await Promise.all(all.map(timeOf))));
	}
	return newest;
}

async function timeOf(file: string): Promise<number> {
	return (await stat(file)).mtimeMs;
}
