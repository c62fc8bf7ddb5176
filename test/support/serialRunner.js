const { default: TestRunner } = require('jest-runner');

/** jest's own runner, but its test files run one after the other in the parent process. */
module.exports = class SerialRunner extends TestRunner {
	isSerial = true;
};
