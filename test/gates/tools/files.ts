import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { ROOT } from './run';

export interface SourceFile {
	/** Relative to the repository's root, with forward slashes. */
	path: string;
	text: string;
	lines: number;
}

const IGNORED = new Set(['node_modules', 'dist', '.git', '.sandbox', '.n8n-sandbox', 'coverage']);

/** Where the single-vendor packages are written to. */
const SPLIT = join(ROOT, 'split');

/** All text files below a folder of the repository whose path matches. */
export function filesIn(folder: string, matching: RegExp = /./): SourceFile[] {
	const found: SourceFile[] = [];
	const walk = (directory: string): void => {
		for (const entry of readdirSync(directory).sort()) {
			const path = join(directory, entry);
			if (IGNORED.has(entry) || path === SPLIT) continue;
			if (statSync(path).isDirectory()) {
				walk(path);
				continue;
			}
			const name = relative(ROOT, path).split(sep).join('/');
			if (!matching.test(name)) continue;
			const text = readFileSync(path, 'utf8');
			found.push({ path: name, text, lines: text.split('\n').length - 1 });
		}
	};
	walk(join(ROOT, folder));
	return found;
}

/** `file:line: text` of every line that matches, so that a failing gate says where to look. */
export function occurrences(files: SourceFile[], pattern: RegExp): string[] {
	return files.flatMap(({ path, text }) =>
		text
			.split('\n')
			.map((line, index) => ({ line, where: `${path}:${index + 1}` }))
			.filter(({ line }) => pattern.test(line))
			.map(({ line, where }) => `${where}: ${line.trim()}`),
	);
}
