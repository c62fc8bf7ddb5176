/** Codes of Node and its HTTP clients for "no answer came", worth another try later. */
const NO_ANSWER = new Set([
	'EAI_AGAIN',
	'ECONNABORTED',
	'ECONNREFUSED',
	'ECONNRESET',
	'EHOSTUNREACH',
	'ENETDOWN',
	'ENETUNREACH',
	'ENOTFOUND',
	'EPIPE',
	'ERR_BAD_RESPONSE',
	'ERR_NETWORK',
	'ETIMEDOUT',
	'UND_ERR_BODY_TIMEOUT',
	'UND_ERR_CONNECT_TIMEOUT',
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_SOCKET',
]);

/**
 * The code of a failed connection somewhere in the chain of causes (n8n wraps what the HTTP client
 * threw), or undefined when the failure has another reason, for example a missing credential.
 */
export function connectionFailureCode(error: unknown): string | undefined {
	let current: unknown = error;
	for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
		const { code, cause } = current as { code?: unknown; cause?: unknown };
		if (typeof code === 'string' && NO_ANSWER.has(code)) return code;
		current = cause;
	}
	return undefined;
}
