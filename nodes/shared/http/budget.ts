/** When work in a context has to be done, in milliseconds since 1970; n8n makes a new context for every call. */
const deadlines = new WeakMap<object, number>();

/**
 * Gives everything that is sent in this context, retries included, a common time limit from now on. n8n gives up a
 * publication after 84 seconds whatever a node is doing, so a hook must come to an end of its own before that.
 *
 * @param ms milliseconds from now
 */
export function allowTime(context: object, ms: number): void {
	deadlines.set(context, Date.now() + ms);
}

/**
 * Options of a request that ends after so many milliseconds of silence, and after twice as many whatever comes back: a
 * time limit for silence alone counts anew with every byte that arrives.
 */
export const within = (ms: number) => ({ timeout: ms, abortSignal: AbortSignal.timeout(2 * ms) });

/** Milliseconds left in this context; Infinity where there is no limit. Never negative. */
export function timeLeft(context: object): number {
	const deadline = deadlines.get(context);
	return deadline === undefined ? Infinity : Math.max(0, deadline - Date.now());
}
