// Runs in a process of its own, as each load is only measured once: loads classes the way n8n does
// at its start, where n8n-workflow is there already, and prints what that cost.
//
// Arguments: a package's folder, then "<file in it>#<class>" for each class.
const { createRequire } = require('node:module');
const path = require('node:path');

const [folder, ...classes] = process.argv.slice(2);
const load = createRequire(path.join(folder, 'package.json'));
load('n8n-workflow');
require('node:crypto');

global.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
const before = process.cpuUsage();

const instances = classes.map((name) => {
	const [file, className] = name.split('#');
	return new (load(`./${file}`)[className])();
});

const { user, system } = process.cpuUsage(before);
const ms = (user + system) / 1000;
// What stays; the text of the files is garbage by now.
global.gc?.();
const heapMB = (process.memoryUsage().heapUsed - heapBefore) / 1e6;
process.stdout.write(JSON.stringify({ ms, heapMB, instances: instances.length }));
