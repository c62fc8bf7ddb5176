import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { N8N_VERSION, N8N_VERSIONS, projectRoot } from './sandbox/paths';

/** The short life, and of the tests for the newest n8n those that every version has to pass. */
const TESTS =
	'test/(versions/(shortLife|hooks)|n8n/((pave|autoGrab)Operations|example(Workflows|Restart)|importExamples))\\.';
/** How an older n8n registers triggers; the newest has another way. */
const TESTS_OLDER = `${TESTS}|test/versions/registering\\.`;
/** Those that need nothing but what an n8n's own screen can do. */
const TESTS_ELSEWHERE = 'test/(versions/shortLife|n8n/(pave|autoGrab)Operations)\\.';

const help = `Runs on several versions of n8n: the short life of both triggers (test/versions), every operation once, and
the example workflows.

  npm run test:versions [-- <version or address> …]

Without versions: ${N8N_VERSIONS.join(', ')}. Each is installed once, about 2 GB.
Those that passed are noted in docs/n8n-versions.json; npm run docs writes them into the README.

With the address of an n8n that you have started yourself, with this package installed: the short life and the
operations on that one, for example in a container that shares the network of this machine:

  docker run --network host -e N8N_PUSH_BACKEND=sse -e N8N_SECURE_COOKIE=false … n8nio/n8n:<version>
  npm run test:versions -- http://127.0.0.1:5678

Where it has an owner already, put the login into N8N_SANDBOX_EMAIL and N8N_SANDBOX_PASSWORD. Its workflows and
credentials stay; those of the tests are added.`;

const RECORD = path.join(projectRoot, 'docs', 'n8n-versions.json');

function passes(version: string): boolean {
	console.log(`\nn8n ${version}`);
	const elsewhere = URL.canParse(version);
	const here = version === N8N_VERSION ? TESTS : TESTS_OLDER;
	const tests = elsewhere ? TESTS_ELSEWHERE : here;
	const selection = ['--selectProjects', 'versions', 'n8n', '--testPathPatterns', tests];
	const { status } = spawnSync('npx', ['jest', ...selection], {
		cwd: projectRoot,
		env: { ...process.env, [elsewhere ? 'N8N_SANDBOX_URL' : 'N8N_SANDBOX_VERSION']: version },
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
	const results = new Map<string, boolean>();
	for (const version of versions) results.set(version, passes(version));
	note(results);
	for (const [version, passed] of results)
		console.log(`${passed ? 'passed' : 'FAILED'}  ${version}`);
	if (![...results.values()].every(Boolean)) process.exitCode = 1;
}

main(process.argv.slice(2));
