import { sleep } from 'n8n-workflow';

export interface RetryOptions<T> {
	attempts: number;
	/** Before the second attempt; before the n-th it is n - 1 times as long. */
	pauseMs: number;
	/** Whether a failure may be gone at the next attempt. Default: always. */
	worthwhile?(error: unknown): boolean;
	/** Whether a result is no better than a failure. Default: never. */
	again?(result: T): boolean;
}

/**
 * Repeats work that failed, for what the request functions' own retries do not cover.
 *
 * @returns the last result
 * @throws the last failure
 */
export async function retrying<T>(
	work: () => Promise<T>,
	{ attempts, pauseMs, worthwhile = () => true, again = () => false }: RetryOptions<T>,
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		const isLast = attempt >= attempts;
		const outcome = await work().then(
			(result) => ({ result }),
			(error: unknown) => ({ error }),
		);
		if ('result' in outcome) {
			if (isLast || !again(outcome.result)) return outcome.result;
		} else if (isLast || !worthwhile(outcome.error)) {
			throw outcome.error;
		}
		await sleep(attempt * pauseMs);
	}
}
