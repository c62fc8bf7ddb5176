const swc = {
	jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
	module: { type: 'commonjs' },
	sourceMaps: 'inline',
};

// The proof that a test can fail: it is run once more with a known defect in the source.
const { DEFECT_CHANGES } = process.env;
const withDefect = [
	'<rootDir>/test/simulation/defects/transform.js',
	{ swc, changes: JSON.parse(DEFECT_CHANGES ?? '[]') },
];

const transform = { '^.+\\.[tj]s$': DEFECT_CHANGES ? withDefect : ['@swc/jest', swc] };

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
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	testEnvironment: 'node',
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

// These share one machine-wide resource (a running n8n, a browser, the compiler): one at a time.
const oneAtATime = { runner: '<rootDir>/test/support/serialRunner.js' };

module.exports = {
	projects: [
		// Generous: a limit is there for what hangs, not for a busy machine.
		project('unit', 60),
		project('contexts', 120),
		project('simulation', 600, { runner: '<rootDir>/test/support/ownProcessRunner.js' }),
		project('gates', 900, oneAtATime),
		project('n8n', 900, oneAtATime),
		project('versions', 900, oneAtATime),
		project('browser', 900, oneAtATime),
		project('pictures', 900, oneAtATime),
	],
	passWithNoTests: false,
};
