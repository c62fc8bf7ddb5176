import { sleep } from 'n8n-workflow';

export interface Patience {
	attempts: number;
	/** Before the second attempt; before the n-th it is n - 1 times as long. */
	pauseMs: number;
	/** Whether a failure may be gone at the next attempt. Default: always. */
	worthwhile?(error: unknown): boolean;
}

/**
 * Repeats work that failed, for what the request functions' own retries do not cover.
 *
 * @throws the last failure
 */
export async function retrying<T>(
	work: () => Promise<T>,
	{ attempts, pauseMs, worthwhile = () => true }: Patience,
): Promise<T> {
	let failure: unknown;
	for (let attempt = 1; attempt <= attempts; attempt++) {
		if (attempt > 1) await sleep((attempt - 1) * pauseMs);
		try {
			return await work();
		} catch (error) {
			failure = error;
			if (!worthwhile(error)) break;
		}
	}
	throw failure;
}
