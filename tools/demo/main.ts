import { rm } from 'node:fs/promises';

import { demoFolder } from './home';
import { readOptions } from './options';
import { runDemo } from './run';

const help = `Shows the package working, with no vendor account: n8n, simulated PAVE and AutoGrab, and a small CRM.

  npm run demo [-- --once] [-- --reset] [-- --port 5678] [-- --console-port 4000]

  npm run dev         the same, and started again with every change of the sources

  --once              end after the first events have arrived instead of waiting for Ctrl-C
  --reset             forget what was made in n8n before, and start anew
  --port <n>          n8n's port
  --console-port <n>  the console's port; the vendors and the CRM take the three after it`;

async function main(args: readonly string[]): Promise<void> {
	if (args.includes('--help')) return console.log(help);
	const { once, reset, ports } = readOptions(args);
	const folder = demoFolder();
	if (reset) {
		await rm(folder, { recursive: true, force: true });
		console.log('What was made in n8n before is forgotten.');
	}
	const started = Date.now();
	const demo = await runDemo({ say: (line) => console.log(line), folder, ports });
	console.log(`\nReady after ${Math.round((Date.now() - started) / 1000)} s.`);
	if (!once) {
		console.log('Press Ctrl-C to end it. What you make in n8n is there again the next time.');
		await new Promise<void>((resolve) => {
			process.once('SIGINT', () => resolve());
			process.once('SIGTERM', () => resolve());
		});
		console.log('\nStopping …');
	}
	await demo.stop();
}

main(process.argv.slice(2)).then(
	() => process.exit(0),
	(error: Error) => {
		console.error(error.message);
		process.exit(1);
	},
);
