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

/** Whatever was thrown as an error that n8n can show; one that already is comes back as the same instance. */
export function asNodeError(node: INode, error: unknown): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const message = error instanceof Error ? error.message : String(error);
	return operationError(node, {
		message: `The node ran into a fault of its own: ${message || 'without a message'}`,
		description:
			'Run it again once. If it comes back, report it (the documentation of this node has the link). Add the operation, your n8n version and this message; leave out keys and data of customers.',
	});
}

function withText<T extends NodeApiError | NodeOperationError>(error: T, text: ErrorText): T {
	error.message = maskText(text.message);
	error.description = text.description ? maskText(text.description) : undefined;
	error.messages = [];
	return error;
}
