import { execFileSync } from 'node:child_process';

import { projectRoot } from '../sandbox/paths';
import { check, tests, type Outcome } from './part';
import { lintArguments, typeArguments } from './tiers';

/**
 * `npm run check [-- <commit>]`, for the inner loop: types, then lint, layout and tests of what has changed since the
 * last commit or the one that is named.
 */
async function main([since = 'HEAD']: readonly string[]): Promise<void> {
	const changed = [
		...git('diff', '--name-only', '--diff-filter=d', since),
		...git('ls-files', '--others', '--exclude-standard'),
	];
	const code = changed.filter((file) => /\.(ts|js|mjs)$/.test(file));
	const outcomes: Outcome[] = [];
	const parts = [
		check('types', 'tsc', ...typeArguments()),
		...(changed.length > 0
			? [check('format', 'prettier', '--check', '--ignore-unknown', ...changed)]
			: []),
		...(code.length > 0
			? [check('lint', 'eslint', ...lintArguments(...code)), tests('tests', related(code))]
			: []),
	];
	for (const part of parts) outcomes.push(await part());
	const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, each) => total + each[key], 0);
	for (const { name, seconds } of outcomes) console.log(`${name}: ${seconds.toFixed(0)} s`);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
	if (sum('failed') > 0) process.exitCode = 1;
}

function related(code: readonly string[]): string[] {
	return [
		'--selectProjects',
		'unit',
		'contexts',
		'--passWithNoTests',
		'--findRelatedTests',
		...code,
	];
}

function git(...args: string[]): string[] {
	const printed = execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' });
	return printed.split('\n').filter(Boolean);
}

void main(process.argv.slice(2));
