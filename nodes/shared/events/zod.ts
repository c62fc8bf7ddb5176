import type { Zod } from './types';

let loaded: Zod | undefined;

/**
 * The schema library, loaded at the first event and kept.
 *
 * Loading it costs more time and memory than all node classes together, and n8n loads those at
 * every start, so nothing may import it as a value at the top of a file. The compiler turns this
 * into `require`, which finds the copy that n8n brings along; a native import would not.
 */
export async function loadZod(): Promise<Zod> {
	return (loaded ??= await import('zod/v4'));
}
