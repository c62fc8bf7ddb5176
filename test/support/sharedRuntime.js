const { createRequire, isBuiltin } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const SharedEnvironment = require('./sharedEnvironment.js');

/** jest's word for "no more files" to a process that runs them. */
const END = 2;
// What a trigger does behind n8n's back, such as trying for hours to end a registration, ends with the process as in n8n.
if (process.send) {
	process.on('message', (message) => {
		if (Array.isArray(message) && message[0] === END) process.kill(process.pid, 'SIGKILL');
	});
}

/**
 * Loads each package once per process instead of once per test file: n8n-core alone takes five seconds. Our own modules
 * are loaded anew for each file, as ever. A file that needs packages of its own, because they read a setting when they
 * are loaded, says `@jest-environment node` in its first comment.
 */
module.exports = class SharedRuntime extends Runtime {
	/** @param {ConstructorParameters<typeof Runtime>} given */
	constructor(...given) {
		super(...given);
		this.shares = given[1] instanceof SharedEnvironment;
		if (!this.shares) return;
		const executor = Reflect.get(this, 'executor');
		/**
		 * @param {string} code
		 * @param {string} filename
		 */
		executor.compile = (code, filename) =>
			compileFunction(code, executor.injectedModuleParameters, { filename });
	}

	/**
	 * @param {string} from
	 * @param {string} name
	 */
	requireModuleOrMock(from, name) {
		const shared =
			this.shares && /^[^./]/.test(name) && !isBuiltin(name) && name !== '@jest/globals';
		return shared ? createRequire(from)(name) : super.requireModuleOrMock(from, name);
	}
};
