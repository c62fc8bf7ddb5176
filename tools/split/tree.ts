import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { projectRoot } from '../sandbox/paths';
import { filesOf, guidesOf, read, repositoryFiles } from './files';
import { splitManifest } from './packageJson';
import { type SplitPackage, namesAnother } from './table';
import { ownPart, renamed, withoutSections } from './text';

/** About the package of two vendors. */
const SECTIONS_OF_THIS_REPOSITORY = /^## One vendor only\b/;

/** Files that are another in a vendor's package: in `template` → in the package. */
const TEMPLATES = {
	'CONTRIBUTING.md': 'CONTRIBUTING.md',
	'ci.yml': '.github/workflows/ci.yml',
	'publish.yml': '.github/workflows/publish.yml',
	'limits.ts': 'test/gates/tools/limits.ts',
};

/** What a vendor's package consists of: path → content. */
export type Tree = Map<string, string | Buffer>;

/**
 * The complete repository of one vendor's package, package-lock.json excepted, not yet formatted: other
 * names have other lengths.
 * @throws if a file would name another vendor: it cannot be left out and is not told apart by lines
 */
export function treeOf(own: SplitPackage): Tree {
	const everything = repositoryFiles();
	const files = filesOf(own, everything);
	const tree: Tree = new Map();
	for (const file of files) {
		tree.set(file, isBinary(file) ? readBinary(file) : renamed(own, read(file)));
	}
	for (const file of [...guidesOf(own, everything), 'CHANGELOG.md']) {
		tree.set(file, ownText(own, file));
	}
	tree.set('README.md', filled(own, 'README.md'));
	tree.set('package.json', JSON.stringify(splitManifest(own, files, everything)));
	for (const [template, file] of Object.entries(TEMPLATES)) tree.set(file, filled(own, template));
	for (const file of [...tree.keys()].filter((name) => name.endsWith('.md'))) {
		tree.set(file, withoutDeadLinks(file, String(tree.get(file)), tree));
	}
	for (const file of picturesIn(tree)) tree.set(file, readBinary(ownPicture(own, file)));
	refuseAnotherVendor(own, tree);
	return tree;
}

/** What a document says about the vendor and its package. */
function ownText(own: SplitPackage, file: string): string {
	const text = withoutSections(read(file), SECTIONS_OF_THIS_REPOSITORY);
	return renamed(own, ownPart(own, text));
}

function filled(own: SplitPackage, template: string): string {
	const { packageName, vendor, introduction, picture, folder } = own;
	const guide = folder.toLowerCase();
	const values: Record<string, string> = { packageName, vendor, introduction, picture, guide };
	return read(`tools/split/template/${template}`).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
		if (!(name in values)) throw new Error(`${template} asks for "${name}"`);
		return values[name];
	});
}

/** Leaves out the lines that lead to a guide or an example which the package does not have. */
function withoutDeadLinks(guide: string, text: string, tree: Tree): string {
	const dead = (line: string) =>
		[...line.matchAll(/\]\(([^):#]+\.(?:md|json))(?:#[^)]*)?\)/g)].some(
			([, target]) => !tree.has(path.posix.join(path.posix.dirname(guide), target)),
		);
	return text
		.split('\n')
		.filter((line) => !dead(line))
		.join('\n');
}

/** Pictures that a guide shows. */
function picturesIn(tree: Tree): string[] {
	const guides = [...tree].filter(([file]) => file.endsWith('.md'));
	const shown = guides.flatMap(([file, text]) =>
		[...String(text).matchAll(/!\[[^\]]*\]\(([^)]+)\)| src(?:set)?="([^"]+)"/g)].map(
			([, still, themed]) => path.posix.join(path.posix.dirname(file), still ?? themed),
		),
	);
	return [...new Set(shown)];
}

/** The picture that shows the vendor's package in place of one that shows this repository's, if there is one. */
function ownPicture({ packageName }: SplitPackage, file: string): string {
	const own = path.posix.join(path.posix.dirname(file), packageName, path.posix.basename(file));
	return existsSync(path.join(projectRoot, own)) ? own : file;
}

function refuseAnotherVendor(own: SplitPackage, tree: Tree): void {
	const named = [...tree].flatMap(([file, content]) =>
		typeof content === 'string' && (namesAnother(own, file) || namesAnother(own, content))
			? [file]
			: [],
	);
	if (named.length === 0) return;
	throw new Error(`${own.packageName} would name another vendor in ${named.join(', ')}`);
}

const isBinary = (file: string) => /\.(png|jpg)$/.test(file);
const readBinary = (file: string) => readFileSync(path.join(projectRoot, file));
