import { basename, join } from 'node:path';

import { manifest } from './tools/pack';
import { ROOT, run } from './tools/run';

const { n8n } = manifest();
const classes = [...n8n.nodes, ...n8n.credentials];

/** The files that a new process reads to make one object of each class. */
async function readAtStart(): Promise<string[]> {
	const made = classes.map((path) => [join(ROOT, path), basename(path).split('.')[0]]);
	const script = `for (const [path, name] of ${JSON.stringify(made)}) new (require(path)[name])();
		console.log(JSON.stringify(Object.keys(require.cache)));`;
	const { stdout, output, code } = await run(process.execPath, ['-e', script]);
	expect({ code, output }).toMatchObject({ code: 0 });
	return (JSON.parse(stdout) as string[]).map((path) => path.slice(ROOT.length + 1));
}

/**
 * n8n makes every class at each start, whether a workflow uses it or not. All that runs a node, and every package,
 * waits behind the one import() of its class.
 */
test("n8n's start reads the classes, the descriptions and one small file", async () => {
	const descriptions = n8n.nodes.map((path) => path.replace(/\.node\.js$/, '.description.json'));
	const wanted = [...classes, ...descriptions, 'dist/chunks/start.js'];
	const read = await readAtStart();
	const packages = read.filter((path) => path.startsWith('node_modules/n8n-workflow/'));
	const others = read.filter((path) => !path.startsWith('node_modules/'));
	expect(others.sort()).toEqual(wanted.sort());
	expect(read.filter((path) => !others.includes(path) && !packages.includes(path))).toEqual([]);
});
