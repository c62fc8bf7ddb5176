const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/**
 * The process itself as the test environment, so that what `sharedRuntime.js` loads once has the same `Error` and
 * `Date` as every test file. What a file adds to the global object is taken away when it ends.
 */
module.exports = class SharedEnvironment {
	/** @param {import('@jest/environment').JestEnvironmentConfig} config */
	constructor({ projectConfig }) {
		this.global = globalThis;
		this.kept = new Set(Reflect.ownKeys(globalThis));
		this.console = globalThis.console;
		this.exit = process.exit;
		Object.assign(globalThis, projectConfig.globals);
		this.moduleMocker = new ModuleMocker(globalThis);
		/** @type {object | null} */
		this.fakeTimers = null;
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
	}

	async setup() {}

	async teardown() {
		this.fakeTimersModern.dispose();
		globalThis.console = this.console;
		process.exit = this.exit;
		for (const key of Reflect.ownKeys(globalThis)) {
			if (!this.kept.has(key)) Reflect.deleteProperty(globalThis, key);
		}
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return globalThis;
	}
};
