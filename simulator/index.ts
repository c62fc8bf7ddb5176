import { startAutoGrabSimulator, type AutoGrabAccount, type AutoGrabSimulator } from './autograb';
import { startPaveSimulator, type PaveAccount, type PaveSimulator } from './pave';

export interface Simulators {
	pave: PaveSimulator;
	autoGrab: AutoGrabSimulator;
	close(): Promise<void>;
}

/** Starts both vendors in this process; ports default to any free ones. */
export async function startSimulators(
	options: {
		pavePort?: number;
		autoGrabPort?: number;
		paveAccount?: Partial<PaveAccount>;
		autoGrabAccount?: Partial<AutoGrabAccount>;
	} = {},
): Promise<Simulators> {
	const pave = await startPaveSimulator({
		port: options.pavePort,
		accounts: options.paveAccount && [options.paveAccount],
	});
	try {
		const autoGrab = await startAutoGrabSimulator({
			port: options.autoGrabPort,
			accounts: options.autoGrabAccount && [options.autoGrabAccount],
		});
		return {
			pave,
			autoGrab,
			close: async () => {
				await Promise.all([pave.close(), autoGrab.close()]);
			},
		};
	} catch (error) {
		await pave.close();
		throw error;
	}
}
