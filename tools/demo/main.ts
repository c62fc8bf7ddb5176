import { rm } from 'node:fs/promises';

import { SOURCES, build } from '../sandbox';
import { projectRoot } from '../sandbox/paths';
import { demoFolder } from './home';
import { readOptions } from './options';
import { type RunningDemo, runDemo } from './run';
import { whenChanged } from './watch';

const help = `Shows the package working, with no vendor account: n8n, simulated PAVE and AutoGrab, and a small CRM.

  npm run demo [-- --once] [-- --reset] [-- --port 5678] [-- --console-port 4000]

  npm run dev         the same, and every change of the sources is built and n8n started again with it

  --once              end after the first events have arrived instead of waiting for Ctrl-C
  --reset             forget what was made in n8n before, and start anew
  --port <n>          n8n's port
  --console-port <n>  the console's port; the vendors and the CRM take the three after it`;

async function main(args: readonly string[]): Promise<void> {
	if (args.includes('--help')) return console.log(help);
	const { once, reset, watch, ports } = readOptions(args);
	const folder = demoFolder();
	if (reset) {
		await rm(folder, { recursive: true, force: true });
		console.log('What was made in n8n before is forgotten.');
	}
	const started = Date.now();
	const demo = await runDemo({ say: (line) => console.log(line), folder, ports });
	console.log(`\nReady after ${Math.round((Date.now() - started) / 1000)} s.`);
	const endWatching = watch ? reloadOnChange(demo) : () => {};
	if (!once) {
		console.log('Press Ctrl-C to end it. What you make in n8n is there again the next time.');
		await new Promise<void>((resolve) => {
			process.once('SIGINT', () => resolve());
			process.once('SIGTERM', () => resolve());
		});
		console.log('\nStopping …');
	}
	endWatching();
	await demo.stop();
}

function reloadOnChange(demo: RunningDemo): () => void {
	const say = (line: string) => console.log(line);
	const work = async () => {
		await build();
		await demo.reload();
		say('n8n has the change. Reload the page of the editor to see it.');
	};
	say('Watching the sources: change one, and n8n is started again with it.');
	return whenChanged(projectRoot, SOURCES, work, say);
}

main(process.argv.slice(2)).then(
	() => process.exit(0),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
