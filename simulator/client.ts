import { autoGrabControlRoutes, type AutoGrabControl } from './autograb/controlRoutes';
import { paveControlRoutes, type PaveControl } from './pave/controlRoutes';
import { connectSimulator } from './shared/client';

/** The control methods of a PAVE simulator in another process. */
export function connectPaveSimulator(url: string): PaveControl {
	return connectSimulator(url, paveControlRoutes);
}

/** The control methods of an AutoGrab simulator in another process. */
export function connectAutoGrabSimulator(url: string): AutoGrabControl {
	return connectSimulator(url, autoGrabControlRoutes);
}
