const path = require('node:path');
const { runCLI } = require('jest');

/**
 * A process that runs jest again and again on the tree in its working directory. What packages it has loaded it keeps,
 * which saves most of the time of a run (test/support/sharedRuntime.js). It is asked by a message `{ paths, name }`, and
 * answers `{ failure, found }`: the first test that fails, if one does, and how many files were run.
 */
const root = process.cwd();
const { projects } = require(path.join(root, 'jest.config.js'));
const ours = ['unit', 'contexts', 'simulation'];
const config = {
	rootDir: root,
	projects: projects
		.filter((/** @type {{ displayName: string }} */ { displayName }) => ours.includes(displayName))
		.map((/** @type {object} */ project) => ({
			...project,
			runner: path.join(__dirname, 'untilFailure.js'),
		})),
	reporters: [],
};

/** @param {{ paths: string[], name?: string }} asked */
async function run({ paths, name }) {
	const { results } = await runCLI(
		{
			_: [],
			$0: '',
			config: JSON.stringify(config),
			runInBand: true,
			silent: true,
			passWithNoTests: true,
			watchman: false,
			testPathPatterns: paths,
			testNamePattern: name,
		},
		[root],
	);
	const { testResults } = results;
	const broken = testResults.find(
		({ numFailingTests, testExecError }) => numFailingTests || testExecError,
	);
	if (!broken) return { found: testResults.length };
	const failed = broken.testResults.find(({ status }) => status === 'failed');
	const file = path.relative(root, broken.testFilePath);
	const words = failed?.fullName ?? broken.testExecError?.message ?? 'cannot be loaded';
	return { found: testResults.length, failure: `${file}: ${words.split('\n')[0]}` };
}

process.on('message', (message) => {
	const asked = /** @type {Parameters<typeof run>[0]} */ (message);
	run(asked).then(
		(answer) => process.send?.(answer),
		(error) => process.send?.({ found: 0, error: String(error) }),
	);
});
