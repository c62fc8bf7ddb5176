export const pause = async (ms: number): Promise<void> =>
	await new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks again and again until the answer is neither undefined, null nor false.
 *
 * @param what named in the message when time is up
 * @throws after `timeoutMs`, or at once what `ask` throws
 */
export async function waitFor<T>(
	what: string,
	ask: () => Promise<T | undefined | null | false> | T | undefined | null | false,
	{ timeoutMs = 15_000, everyMs = 100 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<T> {
	const until = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== null && answer !== false) return answer;
		if (Date.now() > until) throw new Error(`Waited ${timeoutMs / 1000} s in vain: ${what}`);
		await pause(everyMs);
	}
}
