// Plain JavaScript of long ago, so that an old Node.js can still say in one line what it lacks.
const { existsSync } = require('fs');
const path = require('path');

const [major, minor] = process.versions.node.split('.').map(Number);

/** @param {string} line */
function giveUp(line) {
	console.error(line);
	process.exit(1);
}

if (major < 20 || (major === 20 && minor < 19)) {
	giveUp(
		'Node.js ' +
			process.versions.node +
			' is too old: the demo needs 20.19 or newer. Install it from https://nodejs.org and start again.',
	);
}

if (!existsSync(path.join(__dirname, '..', 'node_modules', 'tsx'))) {
	giveUp('The demo needs its libraries first. Run: npm ci');
}

require('tsx/cjs/api').require('./demo/main.ts', __filename);
