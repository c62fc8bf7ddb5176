import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { N8N_VERSIONS, projectRoot } from './sandbox/paths';

/** The short life, and of the tests for the newest n8n those that every version has to pass. */
const TESTS = 'test/versions/|test/n8n/(allOperations|exampleWorkflows|importExamples)\\.';

const help = `Runs on several versions of n8n: the short life of both triggers (test/versions), every operation once, and
the example workflows.

  npm run test:versions [-- <version> …]

Without versions: ${N8N_VERSIONS.join(', ')}. Each is installed once, about 2 GB.
Those that passed are noted in docs/n8n-versions.json; npm run docs writes them into the README.`;

const RECORD = path.join(projectRoot, 'docs', 'n8n-versions.json');

function passes(version: string): boolean {
	console.log(`\nn8n ${version}`);
	const selection = ['--selectProjects', 'versions', 'n8n', '--testPathPatterns', TESTS];
	const { status } = spawnSync('npx', ['jest', ...selection], {
		cwd: projectRoot,
		env: { ...process.env, N8N_SANDBOX_VERSION: version },
		stdio: 'inherit',
	});
	return status === 0;
}

/** Notes which versions passed; the ones that were not run now keep what was noted of them. */
function note(results: ReadonlyMap<string, boolean>): void {
	const before = (JSON.parse(readFileSync(RECORD, 'utf8')) as { passed: string[] }).passed;
	const passed = N8N_VERSIONS.filter((version) => results.get(version) ?? before.includes(version));
	writeFileSync(RECORD, `${JSON.stringify({ passed }, null, '\t')}\n`);
}

function main(args: readonly string[]): void {
	if (args.includes('--help')) return console.log(help);
	const versions = args.length > 0 ? args : [...N8N_VERSIONS];
	const results = new Map(versions.map((version) => [version, passes(version)]));
	note(results);
	for (const [version, passed] of results)
		console.log(`${passed ? 'passed' : 'FAILED'}  ${version}`);
	if (![...results.values()].every(Boolean)) process.exitCode = 1;
}

main(process.argv.slice(2));
