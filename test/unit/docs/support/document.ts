import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const PRETTIER = require.resolve('prettier/bin/prettier.cjs');

/** The text of a file of the repository. */
export function readDocument(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}

/** As `npm run format` would leave it. */
export function formatted(path: string, text: string): string {
	const command = [PRETTIER, '--stdin-filepath', resolve(ROOT, path)];
	return execFileSync(process.execPath, command, { cwd: ROOT, input: text, encoding: 'utf8' });
}

/**
 * Puts blocks between their markers, `<!-- generated: name -->` and `<!-- end -->`, and leaves the others alone.
 *
 * @throws if a block has no markers
 */
export function replaceBlocks(text: string, blocks: Record<string, string>): string {
	const left = new Set(Object.keys(blocks));
	const filled = text.replace(
		/(<!-- generated: (\S+) -->)[\s\S]*?(<!-- end -->)/g,
		(whole, start: string, name: string, end: string) => {
			if (!left.delete(name)) return whole;
			return `${start}\n\n${blocks[name].trim()}\n\n${end}`;
		},
	);
	if (left.size > 0) throw new Error(`No markers for: ${[...left].join(', ')}`);
	return filled;
}

/** The same for a document that may have no other generated blocks than these. */
export function withBlocks(text: string, blocks: Record<string, string>): string {
	for (const [, name] of text.matchAll(/<!-- generated: (\S+) -->/g)) {
		if (!(name in blocks)) throw new Error(`Nothing generates the block "${name}"`);
	}
	return replaceBlocks(text, blocks);
}

/** A generated block that has a heading of its own. */
export interface Section {
	/** Of its block; what stands before the full stop is common to the sections it belongs with. */
	key: string;
	heading: string;
	/** What stands below the heading of a new section. */
	description: string;
}

/**
 * Compares a document with what its generated blocks ought to be; with UPDATE_DOCS=1 it is rewritten first.
 *
 * @throws if a block has no markers in the document, or markers have no block
 */
export function compareBlocks(
	path: string,
	blocks: Record<string, string>,
	sections: Section[] = [],
): { actual: string; expected: string } {
	const text = sections.reduce(withSection, readDocument(path));
	const expected = formatted(path, withBlocks(text, blocks));
	if (process.env.UPDATE_DOCS === '1') writeFileSync(join(ROOT, path), expected);
	return { actual: readDocument(path), expected };
}

/** Keeps the heading of a section as the editor has it; adds the section after the last one of its kind if there is none. */
function withSection(text: string, { key, heading, description }: Section): string {
	const marker = `<!-- generated: ${key} -->`;
	const at = text.indexOf(marker);
	if (at >= 0) {
		const before = text.slice(0, at);
		const start = before.lastIndexOf('\n### ') + 1;
		const end = text.indexOf('\n', start);
		return `${text.slice(0, start)}### ${heading}${text.slice(end)}`;
	}
	const last = text.lastIndexOf(`<!-- generated: ${key.split('.')[0]}.`);
	const end = text.indexOf('<!-- end -->', last) + '<!-- end -->'.length;
	if (last < 0) throw new Error(`The guide has no section like "${key}" to put it after`);
	const section = `### ${heading}\n\n${description}\n\n${marker}\n<!-- end -->`;
	return `${text.slice(0, end)}\n\n${section}${text.slice(end)}`;
}
