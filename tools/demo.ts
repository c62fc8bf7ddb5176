import { runDemo } from './demo/run';

const help = `Shows the package working, with no vendor account: n8n, simulated PAVE and AutoGrab, and a small CRM.

  npm run demo [-- --once] [-- --port 5678]

  --once        end after success instead of waiting for Ctrl-C
  --port <n>    n8n's port (default: any free one)`;

async function main(args: readonly string[]): Promise<void> {
	if (args.includes('--help')) return console.log(help);
	const port = args.includes('--port') ? Number(args[args.indexOf('--port') + 1]) : undefined;
	if (port !== undefined && !Number.isInteger(port)) throw new Error('--port needs a number');

	const started = Date.now();
	const demo = await runDemo({ say: (line) => console.log(line), port });
	console.log(`\nDone in ${Math.round((Date.now() - started) / 1000)} s.`);
	if (!args.includes('--once')) {
		console.log('Press Ctrl-C to end it; nothing is kept.');
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
