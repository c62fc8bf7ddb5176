/** Why no answer came, and whether the request may have arrived all the same. */
export interface ConnectionFailure {
	/** As Node and its HTTP clients name it, for example `ECONNRESET` or `HPE_INVALID_CONSTANT`. */
	code: string;
	/** False only where it is known that nothing was sent. */
	maybeSent: boolean;
}

/** What fails before a request leaves this machine: looking up the address, connecting, agreeing on encryption. */
const BEFORE_SENDING =
	/^(EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETDOWN|ENETUNREACH|ENOTFOUND|UND_ERR_CONNECT_TIMEOUT|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|ERR_TLS_.*)$/;

/** Codes of failures in front of the connection: a broken address, a request that was called off. */
const NO_CONNECTION = new Set([
	'ERR_BAD_OPTION',
	'ERR_BAD_REQUEST',
	'ERR_CANCELED',
	'ERR_INVALID_ARG_TYPE',
	'ERR_INVALID_URL',
	'ERR_NOT_SUPPORT',
	'ERR_UNSUPPORTED_PROTOCOL',
]);

const isCode = (value: unknown): value is string =>
	typeof value === 'string' && /^[A-Z][A-Z0-9_]{3,}$/.test(value) && !NO_CONNECTION.has(value);

/**
 * What is known of a failed connection, or undefined where the failure has another reason, for example a missing
 * credential. Looks through the chain of causes, because n8n wraps what the HTTP client threw; before n8n 2.34 the
 * wrapper keeps nothing of it but the code, as `httpCode`.
 */
export function connectionFailure(error: unknown): ConnectionFailure | undefined {
	let current: unknown = error;
	for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
		const { code, httpCode, cause } = current as Record<string, unknown>;
		const found = [code, httpCode].find(isCode);
		if (found !== undefined) return { code: found, maybeSent: !BEFORE_SENDING.test(found) };
		current = cause;
	}
	return undefined;
}
