import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { maskText } from './mask';

export interface ErrorText {
	/** What happened, in the words of whoever refused. */
	message: string;
	/** What to do next. */
	description?: string;
	itemIndex?: number;
}

/**
 * An error about an answer. Its texts are exactly the given ones, masked: n8n would replace or
 * rearrange what it finds in a response, so they are set on the instance.
 */
export function apiError(node: INode, status: number | undefined, text: ErrorText): NodeApiError {
	const httpCode = status === undefined ? undefined : String(status);
	const error = new NodeApiError(
		node,
		{ message: 'Request refused' },
		{ message: 'Request refused', httpCode, itemIndex: text.itemIndex },
	);
	return withText(error, text);
}

/** An error about what the user filled in, or about the state of things. Texts as in {@link apiError}. */
export function operationError(node: INode, text: ErrorText): NodeOperationError {
	const error = new NodeOperationError(node, text.message, { itemIndex: text.itemIndex });
	return withText(error, text);
}

function withText<T extends NodeApiError | NodeOperationError>(error: T, text: ErrorText): T {
	error.message = maskText(text.message);
	error.description = text.description ? maskText(text.description) : undefined;
	error.messages = [];
	return error;
}
