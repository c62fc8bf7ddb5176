import { readFileSync } from 'node:fs';
import path from 'node:path';

import { N8N_VERSION, N8N_VERSIONS, projectRoot } from '../sandbox/paths';
import { check, tests, type Part } from './part';

/** Parts that run at the same time: the lanes run side by side, the parts of a lane one after the other. */
export interface Stage {
	lanes: Part[][];
	/** Waits until every n8n of the tier is installed. */
	needsN8n?: boolean;
}

export interface Tier {
	/** Versions of n8n that it runs on. */
	versions: string[];
	stages: Stage[];
}

const CACHE = 'node_modules/.cache';
const [OLDEST] = N8N_VERSIONS;

/** What `npm test` runs, or with `all` what `npm run test:all` does. */
export function tiers({ all, oldest }: { all: boolean; oldest: boolean }): Tier {
	if (all) return { versions: [N8N_VERSION, ...N8N_VERSIONS], stages: everything() };
	const seed = process.env.SIMULATION_SEED ?? String(Math.floor(Math.random() * 1e9));
	const env = { TEST_TIER: 'first', SIMULATION_SEED: seed };
	const first = (name: string, ...projects: string[]) =>
		one(tests(name, ['--selectProjects', ...projects], env));
	return {
		versions: [N8N_VERSION, ...(oldest ? [OLDEST] : [])],
		stages: [
			STATIC,
			first('unit, contexts and gates', 'unit', 'contexts', 'gates'),
			first(`simulation, with SIMULATION_SEED=${seed}`, 'simulation'),
			{ ...first('one n8n', 'n8n'), needsN8n: true },
			{ ...first('browser', 'browser'), needsN8n: true },
			...(oldest ? [{ ...one(shortLifeOnOldest()), needsN8n: true }] : []),
		],
	};
}

/** Where no n8n is involved; the build type-checks what is published. */
const STATIC: Stage = {
	lanes: [
		[check('lint', 'eslint', ...lintArguments('.'))],
		[
			check('build', 'gulp', 'build', '--silent'),
			check('types', 'tsc', ...typeArguments()),
			check('format', 'prettier', '--check', '--log-level', 'warn', '.'),
		],
	],
};

/** One typed pass over what is given, n8n's rules for what is published included. */
export function lintArguments(...paths: string[]): string[] {
	const cache = ['--cache', '--cache-location', `${CACHE}/eslint/`];
	return ['--config', 'eslint.dev.config.mjs', '--max-warnings', '0', ...cache, ...paths];
}

export function typeArguments(): string[] {
	const cache = ['--incremental', '--tsBuildInfoFile', `${CACHE}/types.tsbuildinfo`];
	return ['-p', 'tsconfig.dev.json', ...cache];
}

/** What keeps a core busy beside what mostly waits for an n8n. */
function everything(): Stage[] {
	const project = (name: string) => tests(name, ['--selectProjects', name]);
	return [
		STATIC,
		one(tests('unit, contexts and gates', ['--selectProjects', 'unit', 'contexts', 'gates'])),
		one(check('simulation, all of it', 'npm', 'run', 'reliability')),
		{
			needsN8n: true,
			lanes: [
				[...['n8n', 'browser', 'pictures'].map(project), ...N8N_VERSIONS.map(onVersion)],
				hasScript('mutants') ? [check('mutants', 'npm', 'run', 'mutants', '--', '--quick')] : [],
			],
		},
	];
}

/**
 * The short life, and that the examples can be imported; on the oldest every operation, too. The newest registers
 * triggers another way than test/versions/registering.test.ts shows, and runs the rest as `n8n`.
 */
function onVersion(version: string): Part {
	const files = new Map<string, string>([
		[OLDEST, '(versions/|n8n/((pave|autoGrab)Operations|importExamples)\\.)'],
		[N8N_VERSION, 'versions/(?!registering)'],
	]);
	const selected = ['--selectProjects', 'versions', 'n8n', '--testPathPatterns'];
	const pattern = `test/${files.get(version) ?? '(versions/|n8n/importExamples\\.)'}`;
	return tests(`n8n ${version}`, [...selected, pattern], { N8N_SANDBOX_VERSION: version });
}

/** What CI runs on the oldest n8n. */
const shortLifeOnOldest = () =>
	tests(`n8n ${OLDEST}`, ['--selectProjects', 'versions'], { N8N_SANDBOX_VERSION: OLDEST });

function hasScript(name: string): boolean {
	const manifest = readFileSync(path.join(projectRoot, 'package.json'), 'utf8');
	return name in (JSON.parse(manifest) as { scripts: Record<string, string> }).scripts;
}

const one = (part: Part): Stage => ({ lanes: [[part]] });
