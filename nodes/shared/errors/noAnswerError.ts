import { NodeApiError } from 'n8n-workflow';
import type { INode, NodeOperationError } from 'n8n-workflow';

import type { Repeatable, Service } from '../http/types';
import { apiError, operationError } from './apiError';
import { NO_ANSWER } from './isTransient';
import { unclear } from './unclearOutcome';

const BAD_ADDRESS = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const TOO_SLOW = new Set(['ECONNABORTED', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT']);

/** No answer came although the call was repeated. The HTTP client's own error holds our headers, so it is not kept. */
export function noAnswerError(
	node: INode,
	service: Service,
	code: string,
	repeatable: Repeatable = 'safe',
): NodeApiError {
	const what = BAD_ADDRESS.has(code)
		? `The address of ${service.name} could not be found`
		: TOO_SLOW.has(code)
			? `${service.name} did not answer in time`
			: `${service.name} could not be reached`;
	const error = apiError(node, undefined, {
		message: `${what} (${code})`,
		description:
			repeatable === 'refused'
				? `${unclear(service)} If this happens every time, check the Base URL in the ${service.name} credential.`
				: `Check the Base URL in the ${service.name} credential and the internet connection of the machine n8n runs on, then try again. It may also be an outage at ${service.name}.`,
	});
	error.context[NO_ANSWER] = true;
	return error;
}

/** A failure before anything was sent (no credential, no permission, a broken base URL), in n8n's own words. */
export function otherError(
	node: INode,
	service: Service,
	cause: unknown,
): NodeApiError | NodeOperationError {
	const inner = cause instanceof NodeApiError ? (cause.cause ?? cause) : cause;
	const message = inner instanceof Error ? inner.message : String(inner);
	return operationError(node, {
		message: message || `The request to ${service.name} could not be sent`,
		description: `Nothing was sent. Open the ${service.name} credential of this node, check the Base URL and test it.`,
	});
}
