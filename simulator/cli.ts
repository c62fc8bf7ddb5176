import { parseArgs } from 'node:util';

import { startConsole } from './console';
import { startSimulators } from './index';

/** Starts both vendors and their console on 127.0.0.1, until Ctrl-C. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			'console-port': { type: 'string', default: '4000' },
			'pave-port': { type: 'string', default: '4010' },
			'autograb-port': { type: 'string', default: '4020' },
		},
	});
	const simulators = await startSimulators({
		pavePort: Number(values['pave-port']),
		autoGrabPort: Number(values['autograb-port']),
	});
	const { pave, autoGrab } = simulators;
	const console = await startConsole(
		{ pave, paveUrl: pave.url, autoGrab, autoGrabUrl: autoGrab.url },
		Number(values['console-port']),
	);
	const credentials = {
		console: console.url,
		pave: pave.credential,
		autoGrab: autoGrab.credential,
	};
	process.stdout.write(`${JSON.stringify(credentials, null, 2)}\n`);
	const stop = () => void Promise.all([console.close(), simulators.close()]);
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

void main();
