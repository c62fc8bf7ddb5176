const { default: TestRunner } = require('jest-runner');

/** Bytes. A process that holds more of what earlier files have loaded is replaced: calculations crawl in it. */
const ENOUGH = 1_000_000_000;

/**
 * Runs test files in processes of their own, also where jest would run everything in one (a machine with two cores).
 * `workers`, of the project's `runner` in jest.config.js, says how many at a time.
 */
module.exports = class ProcessRunner extends TestRunner {
	/**
	 * @param {import('@jest/types').Config.GlobalConfig} globalConfig
	 * @param {import('jest-runner').TestRunnerContext} context
	 * @param {{ workers: number }} options
	 */
	constructor(globalConfig, context, { workers }) {
		super({ ...globalConfig, maxWorkers: workers, workerIdleMemoryLimit: ENOUGH }, context);
	}

	/** @type {import('jest-runner').default['runTests']} */
	async runTests(tests, watcher, options) {
		return await super.runTests(tests, watcher, { ...options, serial: false });
	}
};
