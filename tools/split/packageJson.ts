import { readFileSync } from 'node:fs';
import path from 'node:path';

import { runCommand } from '../sandbox/command';
import { projectRoot } from '../sandbox/paths';
import { packagesOf } from './imports';
import { type SplitPackage, namesAnother, splitPackages } from './table';
import { renamed } from './text';

interface Manifest {
	name: string;
	description: string;
	keywords: string[];
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
	[field: string]: unknown;
}

/** What the vendor's package cannot do: it has no n8n sandbox, no browser, no simulation, no measurements. */
const SCRIPTS_OF_THIS_REPOSITORY =
	/^(check|demo|dev|split|bench|mutants|new|release|pictures|workflows|reliability(:n8n)?|test:(all|n8n|browser|versions))$/;

/** Everything it can do takes a minute, so that it needs no tiers. */
const TEST = 'gulp build --silent && npm run lint && npm run typecheck && jest';

/** Run by name, whether something imports them or not. */
const COMMANDS = /^typescript$/;

/** package.json of the repository. */
export function combinedManifest(): Manifest {
	return JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
}

/**
 * package.json of a vendor's package: the repository's, less the other vendor's classes and words, and
 * without the tools that only left-out files import.
 *
 * @param files what the package has of the repository
 * @param everything all files of the repository
 */
export function splitManifest(
	own: SplitPackage,
	files: readonly string[],
	everything: readonly string[],
): Manifest {
	const combined = combinedManifest();
	const of = (names: readonly string[]) => names.filter((name) => !namesAnother(own, name));
	const used = packagesOf(files);
	const usedSomewhere = packagesOf(everything);
	const needed = (name: string) => {
		const plain = name.replace(/^@types\//, '');
		return COMMANDS.test(name) || used.has(plain) || !usedSomewhere.has(plain);
	};
	const othersWords = (word: string) =>
		splitPackages.some((other) => other !== own && other.keywords.includes(word));
	const { n8n, keywords, scripts, devDependencies, ...rest } = combined;
	return {
		...combined,
		...(JSON.parse(renamed(own, JSON.stringify(rest))) as Manifest),
		description: own.description,
		keywords: of(keywords).filter((word) => !othersWords(word)),
		scripts: {
			...pick(scripts, (name) => !SCRIPTS_OF_THIS_REPOSITORY.test(name)),
			test: TEST,
		},
		n8n: { ...n8n, nodes: of(n8n.nodes), credentials: of(n8n.credentials) },
		devDependencies: pick(devDependencies, needed),
	};
}

/**
 * Writes package-lock.json into a folder that has its package.json: the repository's own versions, less
 * what the package does not need. Asks no registry.
 */
export async function writeLock(folder: string): Promise<void> {
	await runCommand(
		'npm',
		['install', '--package-lock-only', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'],
		{ cwd: folder },
	);
}

function pick(
	all: Record<string, string>,
	wanted: (name: string) => boolean,
): Record<string, string> {
	return Object.fromEntries(Object.entries(all).filter(([name]) => wanted(name)));
}
