const { default: TestRunner } = require('jest-runner');

/**
 * Runs test files in a process of their own, also where jest would run everything in one (a machine with two cores):
 * by then that one holds gigabytes of what earlier files have loaded, and long calculations crawl.
 */
module.exports = class OwnProcessRunner extends TestRunner {
	/** @type {import('jest-runner').default['runTests']} */
	async runTests(tests, watcher, options) {
		return await super.runTests(tests, watcher, { ...options, serial: false });
	}
};
