import { startAutoGrabSimulator, type AutoGrabSimulator } from './autograb';
import { startPaveSimulator, type PaveSimulator } from './pave';

export interface Simulators {
	pave: PaveSimulator;
	autoGrab: AutoGrabSimulator;
	close(): Promise<void>;
}

/** Starts both vendors in this process; ports default to any free ones. */
export async function startSimulators({
	pavePort,
	autoGrabPort,
}: { pavePort?: number; autoGrabPort?: number } = {}): Promise<Simulators> {
	const pave = await startPaveSimulator({ port: pavePort });
	try {
		const autoGrab = await startAutoGrabSimulator({ port: autoGrabPort });
		const close = async () => void (await Promise.all([pave.close(), autoGrab.close()]));
		return { pave, autoGrab, close };
	} catch (error) {
		await pave.close();
		throw error;
	}
}
