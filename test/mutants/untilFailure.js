const { default: TestRunner } = require('jest-runner');

/** Runs test files one after the other in this process, until one fails. */
module.exports = class UntilFailure extends TestRunner {
	/** @type {import('jest-runner').default['runTests']} */
	async runTests(tests, watcher, options) {
		this.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
			if (numFailingTests > 0 || testExecError) void watcher.setState({ interrupted: true });
		});
		this.on('test-file-failure', () => void watcher.setState({ interrupted: true }));
		await super.runTests(tests, watcher, { ...options, serial: true });
	}
};
