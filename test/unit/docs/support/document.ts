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
 * @throws where a block has no markers
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

/** The same, where the document may have no other generated blocks than these. */
export function withBlocks(text: string, blocks: Record<string, string>): string {
	for (const [, name] of text.matchAll(/<!-- generated: (\S+) -->/g)) {
		if (!(name in blocks)) throw new Error(`Nothing generates the block "${name}"`);
	}
	return replaceBlocks(text, blocks);
}

/**
 * Compares a document with what its generated blocks ought to be; with UPDATE_DOCS=1 it is rewritten first.
 *
 * @throws where a block has no markers in the document, or markers have no block
 */
export function compareBlocks(
	path: string,
	blocks: Record<string, string>,
	sections: Record<string, string> = {},
): { actual: string; expected: string } {
	const text = withSections(readDocument(path), sections);
	const expected = formatted(path, withBlocks(text, blocks));
	if (process.env.UPDATE_DOCS === '1') writeFileSync(join(ROOT, path), expected);
	return { actual: readDocument(path), expected };
}

/**
 * Where an operation has no section yet: its heading and markers, behind the last section of its resource.
 *
 * @param sections by block, the heading and what stands below it
 */
function withSections(text: string, sections: Record<string, string>): string {
	return Object.entries(sections).reduce((document, [name, section]) => {
		if (document.includes(`<!-- generated: ${name} -->`)) return document;
		const before = document.lastIndexOf(`<!-- generated: ${name.split('.')[0]}.`);
		const end = document.indexOf('<!-- end -->', before) + '<!-- end -->'.length;
		if (before < 0) throw new Error(`The guide has no section like "${name}" to put it behind`);
		const markers = `<!-- generated: ${name} -->\n<!-- end -->`;
		return `${document.slice(0, end)}\n\n${section}\n\n${markers}${document.slice(end)}`;
	}, text);
}
