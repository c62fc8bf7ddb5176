import type { Repeatable } from './types';

/** Answers that mean "later". */
const LATER = [429, 502, 503, 504];

/** Where answers say how long to wait, first come first served: as a number of seconds, a moment or a date. */
const WAIT_HEADERS = ['retry-after'];
const LIMIT_HEADERS = [
	...WAIT_HEADERS,
	'ratelimit-reset',
	'rate-limit-reset',
	'x-ratelimit-retry-after',
	'x-ratelimit-reset',
	'x-rate-limit-reset',
];

/** A larger number of seconds is a moment since 1970, one larger still a moment in milliseconds. */
const FIRST_MOMENT = 1_000_000_000;
const FIRST_MOMENT_MS = 100_000_000_000;

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
	/** True if the answer says that nothing was done. */
	refused: boolean;
	repeatable: Repeatable;
	/** Milliseconds since 1970. */
	now: number;
	/** 0 ≤ random < 1. */
	random: number;
}

/**
 * Milliseconds to wait before the call is repeated, or undefined when it must not be.
 *
 * Backs off exponentially with jitter. What the answer asks for takes precedence, up to {@link LONGEST_WAIT}:
 * `Retry-After`, and after a 429 the headers in use for the end of a rate limit, as ky reads them. A wait that is over
 * already or that cannot be read counts as not asked for.
 */
export function retryDelay(attempt: Attempt): number | undefined {
	const { retries, status, refused, repeatable, random } = attempt;
	if (retries >= (status === 429 ? MOST_RETRIES_THROTTLED : MOST_RETRIES)) return undefined;

	const later = status === undefined || LATER.includes(status);
	if (!later || (repeatable !== 'safe' && !refused)) return undefined;

	const asked = askedDelay(attempt);
	if (asked !== undefined) return Math.round(Math.min(LONGEST_WAIT, asked + random * SPREAD));
	const backoff = Math.min(LONGEST_BACKOFF, FIRST_WAIT * 2 ** retries);
	// Half of it is random, so that callers that were refused together do not come back together.
	return Math.round(backoff * (0.5 + random / 2));
}

/** What the answer's headers ask for, in milliseconds from now; always positive. */
function askedDelay({ headers = {}, status, now }: Attempt): number | undefined {
	if (status !== 429 && status !== 503) return undefined;
	// Both clocks in one answer: theirs decides, ours may be wrong.
	const theirNow = Date.parse(headers.date ?? '') || now;
	return (status === 429 ? LIMIT_HEADERS : WAIT_HEADERS)
		.map((name) => waitIn(headers[name]?.trim() ?? '', theirNow))
		.find((wait) => wait > 0);
}

/** Milliseconds from `now` that a header's value asks for; NaN if it cannot be read. */
function waitIn(text: string, now: number): number {
	if (/^\d+(\.\d+)?$/.test(text)) {
		const number = Number(text);
		if (number < FIRST_MOMENT) return number * 1000;
		return (number < FIRST_MOMENT_MS ? number * 1000 : number) - now;
	}
	// Date.parse takes a lone number for a year.
	return /[a-z]{3}|\dT\d/i.test(text) ? Date.parse(text) - now : NaN;
}
