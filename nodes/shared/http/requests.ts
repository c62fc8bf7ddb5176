import type { ApiResponse } from './types';

/**
 * What all requests of one call of a node have in common (one execution, one hook, one delivery). n8n makes a new
 * context for every call, so this begins with the context and is gone with it.
 */
interface Requests {
	/** When the work has to be done, in milliseconds since 1970. */
	deadline: number;
	/** Told of every answer that a vendor gives, before it is judged or repeated. */
	listeners: Array<(answer: ApiResponse) => void>;
}

const known = new WeakMap<object, Requests>();

/**
 * Gives everything that is sent in this context, retries included, a common time limit from now on. n8n gives up a
 * publication after 84 seconds whatever a node is doing, so a hook must come to an end of its own before that.
 *
 * @param ms milliseconds from now
 */
export function setDeadline(context: object, ms: number): void {
	requestsOf(context).deadline = Date.now() + ms;
}

/** Milliseconds left in this context; Infinity if there is no limit. Never negative. */
export function timeLeft(context: object): number {
	return Math.max(0, requestsOf(context).deadline - Date.now());
}

/** Shows every answer to the code that starts this context's requests, for example a 429. */
export function onAnswer(context: object, listener: (answer: ApiResponse) => void): void {
	requestsOf(context).listeners.push(listener);
}

/** Tells the listeners of this context of an answer. */
export function announce(context: object, answer: ApiResponse): void {
	for (const listener of requestsOf(context).listeners) listener(answer);
}

/**
 * Options of a request that ends after so many milliseconds of silence, and after twice as many whatever comes back: a
 * time limit for silence alone counts anew with every byte that arrives.
 */
export const within = (ms: number) => ({ timeout: ms, abortSignal: AbortSignal.timeout(2 * ms) });

function requestsOf(context: object): Requests {
	const requests = known.get(context) ?? { deadline: Infinity, listeners: [] };
	known.set(context, requests);
	return requests;
}
