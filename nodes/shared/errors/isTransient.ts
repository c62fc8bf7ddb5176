import { connectionFailureCode } from '../http/connectionFailure';

/** Marks errors that stand for "no answer came"; set by `noAnswerError`. */
export const NO_ANSWER = 'noAnswer';

/**
 * Whether a failure may be gone when the call is repeated later: no answer came, too many requests, or
 * a fault of the server. A clear answer (wrong key, not found, not valid) is not transient.
 */
export function isTransient(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	const { httpCode, context } = error as { httpCode?: unknown; context?: Record<string, unknown> };
	if (context?.[NO_ANSWER] === true) return true;
	const status = Number(httpCode);
	if (status > 0) return status === 429 || status >= 500;
	return connectionFailureCode(error) !== undefined;
}
