import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { projectRoot } from '../sandbox/paths';
import { reachable } from './imports';
import { type SplitPackage, namesAnother } from './table';

/** What holds for any package of this kind, and is taken as it is but for the name. */
const COMMON =
	/^(LICENSE|gulpfile\.js|jest\.config\.js|eslint\.(dev\.)?config\.mjs|tsconfig(\.dev)?\.json|\.npmrc|\.gitignore|\.prettierignore|\.prettierrc\.js|tools\/build\/.+|test\/support\/[^/]+\.js|test\/gates\/tools\/.+\.mjs)$/;
/** What the vendor's part of these folders is shows in the path. */
const BY_PATH = /^(credentials|icons|workflows|test\/fixtures|nodes\/[^/]+\/[^/]+\.node)\b/;
const TESTS = /^test\/(unit|contexts|gates)\/.+\.test\.ts$/;
/** The generator, what real n8ns are run for, and the sandbox: the vendor's package has none of it. */
const TESTS_OF_THIS_REPOSITORY =
	/^test\/(gates\/(new|release|budgets)|unit\/docs\/workflowList)\.test\.ts$/;
const GUIDES = /^docs\/.+\.md$/;
/** About the combined package's insides and figures. */
const GUIDES_OF_THIS_REPOSITORY =
	/^docs\/((architecture|performance|reliability|scaling|glossary|groups)\.md$|decisions\/)/;

/** Paths of all files of the repository that matter here, with forward slashes. */
export function repositoryFiles(): string[] {
	const folders =
		/^(\.npmrc|\.gitignore|\.prettier|credentials|docs|icons|nodes|simulator|test|tools|workflows)/;
	return readdirSync(projectRoot, { withFileTypes: true })
		.filter((entry) => entry.isFile() || folders.test(entry.name))
		.flatMap((entry) =>
			entry.isFile()
				? [entry.name]
				: readdirSync(path.join(projectRoot, entry.name), { recursive: true, withFileTypes: true })
						.filter((inner) => inner.isFile())
						.map((inner) => path.relative(projectRoot, path.join(inner.parentPath, inner.name))),
		)
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}

/** Files of the repository that belong into a vendor's package, guides left aside. */
export function filesOf(own: SplitPackage, everything: readonly string[]): string[] {
	const mine = everything.filter((file) => !namesAnother(own, file));
	const given = mine.filter(
		(file) => COMMON.test(file) || (BY_PATH.test(file) && belongs(own, file)),
	);
	const schemas = `nodes/${own.folder}/resources/outputSchemas.ts`;
	const tests = mine.filter(
		(file) =>
			TESTS.test(file) && !TESTS_OF_THIS_REPOSITORY.test(file) && fits(own, reachable([file])),
	);
	return [...reachable([...given, schemas, ...tests])].sort();
}

/** Guides that a vendor's package has; what in them is about another vendor is still in them. */
export function guidesOf(own: SplitPackage, everything: readonly string[]): string[] {
	return everything.filter(
		(file) =>
			GUIDES.test(file) &&
			!GUIDES_OF_THIS_REPOSITORY.test(file) &&
			!namesAnother(own, file) &&
			// A job that needs both vendors' nodes is nobody's own.
			(!file.startsWith('docs/jobs/') || fits(own, [file])),
	);
}

export function read(file: string): string {
	return readFileSync(path.join(projectRoot, file), 'utf8');
}

/** An example workflow belongs to the vendor when all its vendors' nodes are the vendor's. */
function belongs(own: SplitPackage, file: string): boolean {
	return !file.startsWith('workflows/') || fits(own, [file]);
}

function fits(own: SplitPackage, files: Iterable<string>): boolean {
	return [...files].every((file) => !namesAnother(own, file) && !namesAnother(own, read(file)));
}
