import type { Repeatable } from './types';

/** Answers that mean "later": the first two say that nothing was done yet. */
const NOT_DONE = [429, 503];
const MAYBE_DONE = [502, 504];

/** Longest we wait because the other side asks for it, in milliseconds. */
export const LONGEST_WAIT = 30_000;

const FIRST_WAIT = 400;
const LONGEST_BACKOFF = 8_000;

/** Callers that were told the same moment come back a little apart, but lose little of the time they may use. */
const SPREAD = 100;

/** A refusal for speed costs the other side little, so it is worth more patience than an outage. */
const MOST_RETRIES_THROTTLED = 7;
const MOST_RETRIES = 3;

export interface Attempt {
	/** How many times the call was already repeated: 0 after the first try. */
	retries: number;
	/** HTTP status, or undefined when no answer came. */
	status?: number;
	headers?: Record<string, string | undefined>;
	repeatable: Repeatable;
	/** Milliseconds since 1970. */
	now: number;
	/** 0 ≤ random < 1. */
	random: number;
}

/**
 * Milliseconds to wait before the call is repeated, or undefined when it must not be.
 * Backs off exponentially with jitter; `Retry-After` (seconds or date) and `Rate-Limit-Reset` (epoch
 * seconds) take precedence, up to {@link LONGEST_WAIT}.
 */
export function retryDelay(attempt: Attempt): number | undefined {
	const { retries, status, repeatable, random } = attempt;
	if (retries >= (status === 429 ? MOST_RETRIES_THROTTLED : MOST_RETRIES)) return undefined;

	const refused = status !== undefined && NOT_DONE.includes(status);
	const maybeDone = status === undefined || MAYBE_DONE.includes(status);
	if (!refused && !(maybeDone && repeatable === 'safe')) return undefined;

	const backoff = Math.min(LONGEST_BACKOFF, FIRST_WAIT * 2 ** retries);
	// Half of it is random, so that callers that were refused together do not come back together.
	const jittered = backoff * (0.5 + random / 2);
	const asked = refused ? askedDelay(attempt) : undefined;
	if (asked === undefined) return Math.round(jittered);
	return Math.round(Math.min(LONGEST_WAIT, asked + random * SPREAD));
}

/** What the answer's headers ask for, in milliseconds from now; never negative. */
function askedDelay({ headers = {}, status, now }: Attempt): number | undefined {
	const retryAfter = headers['retry-after']?.trim();
	// Both clocks in one answer: theirs decides, ours may be wrong.
	const theirNow = Date.parse(headers.date ?? '') || now;
	if (retryAfter && /^\d+(\.\d+)?$/.test(retryAfter)) return Number(retryAfter) * 1000;
	// Date.parse takes a lone number for a year.
	if (retryAfter && /[a-z]{3}/i.test(retryAfter)) {
		const until = Date.parse(retryAfter);
		if (!Number.isNaN(until)) return Math.max(0, until - theirNow);
	}
	const reset = Number(headers['rate-limit-reset']);
	if (status !== 429 || !(reset > 0)) return undefined;
	// The epoch is in whole seconds, rounded down: a reset "now" may still be up to a second away.
	return Math.max(0, reset * 1000 - theirNow);
}
