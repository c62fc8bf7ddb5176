import type { INode, NodeOperationError } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';

/** Where the user wants an inspection that is not finished to count as failed. */
export function notReadyError(node: INode, key: string, message: string): NodeOperationError {
	return operationError(node, {
		message,
		description: `The results of ${key} come when the inspection is completed. Start from the PAVE Trigger with Session Complete, wait and ask again, or turn off Fail if Not Ready.`,
	});
}
