import { parseArgs } from 'node:util';

import { startConsole } from './console';
import { startSimulators } from './index';

const HELP = `Starts the PAVE and AutoGrab simulators and their console on 127.0.0.1.

  --console-port N       (CONSOLE_PORT, 4000)
  --pave-port N          (PAVE_PORT, 4010)
  --pave-username X      (PAVE_USERNAME, exampleaccount)
  --pave-key X           (PAVE_API_KEY, invented)
  --pave-secret X        (PAVE_API_SECRET, invented)
  --autograb-port N      (AUTOGRAB_PORT, 4020)
  --autograb-key X       (AUTOGRAB_API_KEY, invented)
`;

/** Drops what was not given, so that defaults apply. */
function given<T extends Record<string, string | undefined>>(
	values: T,
): { [Key in keyof T]?: string } {
	const entries = Object.entries(values).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as { [Key in keyof T]?: string };
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean' },
			'console-port': { type: 'string', default: process.env.CONSOLE_PORT ?? '4000' },
			'pave-port': { type: 'string', default: process.env.PAVE_PORT ?? '4010' },
			'pave-username': { type: 'string', default: process.env.PAVE_USERNAME ?? 'exampleaccount' },
			'pave-key': { type: 'string', default: process.env.PAVE_API_KEY },
			'pave-secret': { type: 'string', default: process.env.PAVE_API_SECRET },
			'autograb-port': { type: 'string', default: process.env.AUTOGRAB_PORT ?? '4020' },
			'autograb-key': { type: 'string', default: process.env.AUTOGRAB_API_KEY },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const simulators = await startSimulators({
		pavePort: Number(values['pave-port']),
		autoGrabPort: Number(values['autograb-port']),
		paveAccount: given({
			username: values['pave-username'],
			apiKey: values['pave-key'],
			apiSecret: values['pave-secret'],
		}),
		autoGrabAccount: given({ apiKey: values['autograb-key'] }),
	});
	const { pave, autoGrab } = simulators;
	const console = await startConsole(
		{ pave, paveUrl: pave.url, autoGrab, autoGrabUrl: autoGrab.url },
		Number(values['console-port']),
	);
	process.stdout.write(
		[
			`Console             ${console.url}`,
			`PAVE simulator      ${pave.url}`,
			`  account name      ${pave.credential.username}`,
			`  API key           ${pave.credential.apiKey}`,
			`  API secret        ${pave.credential.apiSecret}`,
			`AutoGrab simulator  ${autoGrab.url}`,
			`  API key           ${autoGrab.credential.apiKey}`,
			'Open the console in a browser. Stop with Ctrl-C.',
			'',
		].join('\n'),
	);
	const stop = () => void Promise.all([console.close(), simulators.close()]);
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
