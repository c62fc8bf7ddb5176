import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runCommand } from './command';
import { cacheFolder, projectRoot } from './paths';

const SOURCES = ['nodes', 'credentials', 'icons', 'package.json', 'tsconfig.json', 'gulpfile.js'];

/** Builds the project unless its `dist` already comes from the sources as they are now. */
export async function ensureBuilt(): Promise<void> {
	const marker = path.join(cacheFolder(), 'built');
	const sources = await fingerprint();
	const built = existsSync(marker) ? await readFile(marker, 'utf8') : '';
	if (built === sources && existsSync(path.join(projectRoot, 'dist', 'nodes'))) return;
	await runCommand('npm', ['run', 'build'], { cwd: projectRoot, title: 'Building the package' });
	await mkdir(path.dirname(marker), { recursive: true });
	await writeFile(marker, sources);
}

/** Name, size and time of change of everything the build reads. */
async function fingerprint(): Promise<string> {
	const hash = createHash('sha256');
	for (const source of SOURCES) {
		const start = path.join(projectRoot, source);
		if (!existsSync(start)) continue;
		const inside = (await stat(start)).isDirectory()
			? (await readdir(start, { recursive: true })).map((name) => path.join(start, name))
			: [start];
		for (const file of inside.sort()) {
			const { size, mtimeMs } = await stat(file);
			hash.update(`${path.relative(projectRoot, file)} ${size} ${mtimeMs}\n`);
		}
	}
	return hash.digest('hex');
}
