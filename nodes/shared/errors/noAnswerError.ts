import { NodeApiError } from 'n8n-workflow';
import type { INode, NodeOperationError } from 'n8n-workflow';

import { apiError, operationError } from './apiError';
import { blockedText, isBlocked } from './blocked';
import type { ConnectionFailure } from './connectionFailure';
import { NO_ANSWER } from './isTransient';
import { markUnclear, unclear } from './unclearOutcome';

const BAD_ADDRESS = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const TOO_SLOW = new Set(['ECONNABORTED', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT']);

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
				? `${unclear(service)} If this happens every time, check the Base URL in the ${name} credential.`
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

function inWords(name: string, code: string): string {
	if (BAD_ADDRESS.has(code)) return `The address of ${name} could not be found`;
	if (TOO_SLOW.has(code)) return `${name} did not answer in time`;
	if (code.startsWith('HPE_')) return `${name} sent something that is not an answer`;
	return `${name} could not be reached`;
}
