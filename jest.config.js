const { existsSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const path = require('node:path');

const swc = {
	jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
	module: { type: 'commonjs' },
	sourceMaps: 'inline',
};

const transform = { '^.+\\.[tj]s$': ['@swc/jest', swc] };

/**
 * What `npm test` runs of the kinds that take long, as names of test files; of the others it runs all. Everything
 * else is in `npm run test:all` (tools/tiers).
 *
 * @type {Record<string, string[]>}
 */
const FIRST_TIER = {
	gates: [
		'shape',
		'directions',
		'icons',
		'lint',
		'hostModules',
		'start',
		'verification',
		'budgets',
	],
	n8n: ['*Lifecycle', '*Operations', 'exampleWorkflows', 'exampleSamples', 'budgets'],
	browser: ['operationsManager'],
};
const isFirstTier = process.env.TEST_TIER === 'first';

/** @param {string} name of a project */
const testsOf = (name) => (isFirstTier && FIRST_TIER[name]) || ['*'];

/**
 * One jest project per kind of test, so that each can be run alone (`--selectProjects unit`).
 *
 * @param {string} name folder under test/ and project name
 * @param {number} seconds time limit of one test
 * @param {object} [extra] settings of that project only
 */
const project = (name, seconds, extra = {}) => ({
	displayName: name,
	rootDir: __dirname,
	testMatch: testsOf(name).map((test) => `<rootDir>/test/${name}/**/${test}.test.ts`),
	testEnvironment: '<rootDir>/test/support/sharedEnvironment.js',
	runtime: '<rootDir>/test/support/sharedRuntime.js',
	transform,
	// jest 30 ignores `testTimeout` per project, so a setup file applies it.
	globals: { testSeconds: seconds },
	setupFilesAfterEnv: ['<rootDir>/test/support/timeLimit.js'],
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/\\.sandbox/',
		'<rootDir>/\\.n8n-sandbox/',
		'<rootDir>/split/',
	],
	watchPathIgnorePatterns: ['<rootDir>/dist/'],
	...extra,
});

/**
 * jest runs the projects of one pool after those of another.
 *
 * @param {string} pool
 * @param {number} workers processes at a time
 */
const runner = (pool, workers) => ({
	runner: ['<rootDir>/test/support/processRunner.js', { pool, workers }],
});

const calculates = runner('what keeps a core busy', Math.max(2, availableParallelism() - 1));
/** Each n8n takes about 1 GB. */
const needsN8n = {
	...runner('what starts an n8n and mostly waits for it', 2),
	globalSetup: '<rootDir>/test/support/installN8n.ts',
};

/** All files of the project use one running n8n. */
const inOneN8n = {
	...needsN8n,
	globalSetup: '<rootDir>/test/support/startOneN8n.ts',
	globalTeardown: '<rootDir>/test/support/stopOneN8n.ts',
};

module.exports = {
	projects: [
		// Generous: a limit is there for what hangs, not for a busy machine.
		project('unit', 60, calculates),
		project('contexts', 120, calculates),
		project('simulation', 1_200, calculates),
		project('gates', 900, calculates),
		project('n8n', 900, isFirstTier ? inOneN8n : needsN8n),
		project('versions', 900, needsN8n),
		project('browser', 900, needsN8n),
		project('pictures', 900, { ...needsN8n, ...runner('pictures', 1) }),
	]
		// A vendor's own repository (tools/split) has no tests that need n8n.
		.filter(({ displayName }) => existsSync(path.join(__dirname, 'test', displayName))),
	passWithNoTests: false,
};
