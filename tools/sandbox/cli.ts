import path from 'node:path';

import { runCommand } from './command';
import { sandboxEnvironment } from './environment';
import { ensureN8n } from './install';
import { freePort } from './ports';
import type { RunningN8n } from './start';

/**
 * Runs a command of n8n's command line on the data of a running n8n, as an administrator does beside it.
 *
 * @param args e.g. `['import:workflow', '--separate', '--input=/folder']`
 * @returns what it printed
 * @throws when it ends with anything but 0, with its last lines
 */
export async function runN8nCommand(
	{ userFolder, port }: Pick<RunningN8n, 'userFolder' | 'port'>,
	args: readonly string[],
): Promise<string> {
	const installed = await ensureN8n();
	const env = sandboxEnvironment({
		userFolder,
		port,
		brokerPort: await freePort(),
		installed,
		codeNodes: false,
		overrides: {},
	});
	const program = path.join(installed.packageFolder, 'bin', 'n8n');
	return await runCommand(installed.nodeBinary, [program, ...args], { cwd: userFolder, env });
}
