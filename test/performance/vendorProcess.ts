import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { connectSimulator } from '../../simulator/connect';
import type { PaveControl } from '../../simulator/pave';
import { freePort } from '../../tools/sandbox';
import { waitFor } from '../../tools/sandbox/wait';

export interface VendorProcess {
	url: string;
	credential: { username: string; apiKey: string; apiSecret: string; baseUrl: string };
	control: PaveControl;
	close(): Promise<void>;
}

/** PAVE's simulator in a process of its own, as the vendor's work is not ours to measure. */
export async function startVendorProcess(settings: { latencyMs: number }): Promise<VendorProcess> {
	const [port, otherPort] = [await freePort(), await freePort()];
	const program = path.join(__dirname, '../../simulator/cli.ts');
	// Forked with the flags of this process, and with them its TypeScript loader.
	const child = fork(program, [`--pave-port=${port}`, `--autograb-port=${otherPort}`], {
		stdio: 'ignore',
	});
	const url = `http://127.0.0.1:${port}`;
	const control = connectSimulator<PaveControl>(url);
	const accounts = await waitFor(
		'the simulator to start',
		async () => await control.accounts().catch(() => undefined),
	);
	await control.configure(settings);
	const { username, apiKey, apiSecret } = accounts[0];
	return {
		url,
		control,
		credential: { username, apiKey, apiSecret, baseUrl: url },
		close: async () => {
			child.kill();
			await once(child, 'exit');
		},
	};
}
