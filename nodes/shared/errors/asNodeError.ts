import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { operationError } from './apiError';

/** Whatever was thrown as an error that n8n can show; one that already is comes back as the same instance. */
export function asNodeError(node: INode, error: unknown): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const message = error instanceof Error ? error.message : String(error);
	return operationError(node, {
		message: message || 'Something unexpected happened',
		description: 'This looks like a fault in the node itself. Please report it with what you did.',
	});
}
