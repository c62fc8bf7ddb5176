import { NodeApiError } from 'n8n-workflow';
import type { INode, NodeOperationError } from 'n8n-workflow';

import { apiError, operationError } from './nodeErrors';
import { markUnclear, unclearOutcome } from './vendorAnswer';

/** Why no answer came, and whether the request may have arrived all the same. */
export interface ConnectionFailure {
	/** As Node and its HTTP clients name it, for example `ECONNRESET` or `HPE_INVALID_CONSTANT`. */
	code: string;
	/** False only if it is known that nothing was sent. */
	maybeSent: boolean;
}

/** Marks errors about answers that are not in the vendor's form: a page of a proxy, an empty body. */
export const UNREADABLE = 'unreadable';

/** Marks errors that stand for "no answer came". */
const NO_ANSWER = 'noAnswer';

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

const BAD_ADDRESS = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const TOO_SLOW = new Set(['ECONNABORTED', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT']);

/**
 * What is known of a failed connection, or undefined if the failure has another reason, for example a missing
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

/**
 * True if n8n itself refused to send a request: with N8N_SSRF_PROTECTION_ENABLED it asks no address of its own
 * network. Looks through the chain of causes, because n8n wraps what it threw.
 */
export function isBlocked(error: unknown): boolean {
	let current: unknown = error;
	for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
		if (/^SsrfBlocked/.test(current.name)) return true;
		current = current.cause;
	}
	return false;
}

/** What to say then. */
export function blockedText(whose: string): { message: string; description: string } {
	return {
		message: `This n8n does not allow requests to ${whose}`,
		description:
			'Nothing was sent: n8n protects its own network. If the address is right, ask whoever runs n8n to add its host to N8N_SSRF_ALLOWED_HOSTNAMES and to restart n8n.',
	};
}

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

/**
 * No answer came although the call was repeated. The HTTP client's own error holds our headers, so it is not kept.
 *
 * @param once true for a call that must not simply be made again
 */
export function noAnswerError(
	node: INode,
	service: { readonly name: string },
	{ code, maybeSent }: ConnectionFailure,
	once = false,
): NodeApiError {
	const { name } = service;
	const error = apiError(node, undefined, {
		message: `${inWords(name, code)} (${code})`,
		description:
			once && maybeSent
				? `${unclearOutcome(service)} If this happens every time, check the Base URL in the ${name} credential.`
				: `Check the Base URL in the ${name} credential and the internet connection of the machine n8n runs on, then try again. It may also be an outage at ${name}.`,
	});
	error.context[NO_ANSWER] = true;
	return once && maybeSent ? markUnclear(error) : error;
}

/** A failure before anything was sent (no credential, no permission, a broken base URL), in n8n's own words. */
export function otherError(
	node: INode,
	service: { readonly name: string },
	cause: unknown,
): NodeApiError | NodeOperationError {
	if (isBlocked(cause)) return operationError(node, blockedText(`the address of ${service.name}`));
	const inner = cause instanceof NodeApiError ? (cause.cause ?? cause) : cause;
	const message = inner instanceof Error ? inner.message : String(inner);
	return operationError(node, {
		message: message || `The request to ${service.name} could not be sent`,
		description: `Nothing was sent. Open the ${service.name} credential of this node, check the Base URL and test it.`,
	});
}

const isCode = (value: unknown): value is string =>
	typeof value === 'string' && /^[A-Z][A-Z0-9_]{3,}$/.test(value) && !NO_CONNECTION.has(value);

function inWords(name: string, code: string): string {
	if (BAD_ADDRESS.has(code)) return `The address of ${name} could not be found`;
	if (TOO_SLOW.has(code)) return `${name} did not answer in time`;
	if (/^(HPE_|Z_)/.test(code)) return `${name} sent something that is not an answer`;
	return `${name} could not be reached`;
}
