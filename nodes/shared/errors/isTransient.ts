import { connectionFailure } from './connectionFailure';

/** Marks errors that stand for "no answer came"; set by `noAnswerError`. */
export const NO_ANSWER = 'noAnswer';
/** Marks errors about answers that are not in the vendor's form: a page of a proxy, an empty body. */
export const UNREADABLE = 'unreadable';

/**
 * Whether a failure may be gone when the call is repeated later: no answer came, one that cannot be read, too many
 * requests, or a fault of the server. A clear answer (wrong key, not found, not valid) is not transient.
 */
export function isTransient(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	const { httpCode, context } = error as { httpCode?: unknown; context?: Record<string, unknown> };
	if (context?.[NO_ANSWER] === true || context?.[UNREADABLE] === true) return true;
	const status = Number(httpCode);
	if (status > 0) return status === 429 || status >= 500;
	return connectionFailure(error) !== undefined;
}
