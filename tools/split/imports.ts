import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

import { projectRoot } from '../sandbox/paths';

/**
 * Everything that some files of the repository need: themselves and, again and again, what they import.
 *
 * @param roots paths relative to the repository
 * @returns paths relative to the repository, with forward slashes
 * @throws when an import leads nowhere
 */
export function reachable(roots: readonly string[]): Set<string> {
	const found = new Set(roots);
	// A set that grows while it is walked: what it holds in the end is all that is reachable.
	for (const file of found) {
		for (const specifier of importsOf(file)) {
			if (specifier.startsWith('.')) found.add(resolve(file, specifier));
		}
	}
	return found;
}

/** Names of the packages that some files import, types included: `zod` for `zod/v4`. */
export function packagesOf(files: Iterable<string>): Set<string> {
	const bare = [...files].flatMap(importsOf).filter((name) => !/^(\.|node:)/.test(name));
	return new Set(bare.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')));
}

function importsOf(file: string): string[] {
	if (!/\.[cm]?[jt]s$/.test(file)) return [];
	const text = readFileSync(path.join(projectRoot, file), 'utf8');
	const { importedFiles } = ts.preProcessFile(text, true, true);
	// What the compiler's quick look passes over: `export * as name from`, and packages found by name.
	const others = text.matchAll(
		/^export \* as \w+ from '([^']+)'|\b(?:require|import\.meta)\.resolve\('([^']+)'/gm,
	);
	return [
		...importedFiles.map(({ fileName }) => fileName),
		...[...others].map(([, exported, found]) => exported ?? found),
	];
}

function resolve(from: string, specifier: string): string {
	const base = path.posix.join(path.posix.dirname(from), specifier);
	const candidates = ['', '.ts', '.js', '/index.ts', '/index.js'].map((end) => `${base}${end}`);
	const found = candidates.find((candidate) => isFile(path.join(projectRoot, candidate)));
	if (found === undefined) throw new Error(`${from} imports ${specifier}, which is not there`);
	return found;
}

function isFile(file: string): boolean {
	return existsSync(file) && statSync(file).isFile();
}
