import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runCommand } from '../sandbox/command';
import { projectRoot } from '../sandbox/paths';
import { read } from './files';
import { writeLock } from './packageJson';
import { type SplitPackage, splitPackages } from './table';
import { treeOf } from './tree';

/** Where a vendor's package is written to; git ignores it. */
export function splitFolder({ packageName }: SplitPackage): string {
	return path.join(projectRoot, 'split', packageName);
}

/** Writes a vendor's package as a complete repository, in place of what was there; answers its folder. */
export async function writeSplit(own: SplitPackage, folder = splitFolder(own)): Promise<string> {
	const tree = treeOf(own);
	await rm(folder, { recursive: true, force: true });
	for (const [file, content] of tree) {
		const target = path.join(folder, file);
		await mkdir(path.dirname(target), { recursive: true });
		await writeFile(target, content);
	}
	await writeFile(path.join(folder, 'package-lock.json'), read('package-lock.json'));
	const prettier = path.join(projectRoot, 'node_modules/prettier/bin/prettier.cjs');
	await runCommand(process.execPath, [prettier, '--write', '.'], { cwd: folder });
	await writeLock(folder);
	return folder;
}

async function main(): Promise<void> {
	for (const own of splitPackages) {
		console.log(path.relative(projectRoot, await writeSplit(own)));
	}
}

if (require.main === module) {
	main().catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
