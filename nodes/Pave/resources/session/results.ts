import type { IDataObject, INode, NodeOperationError } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { presentEvent } from '../../../shared/events';
import { paveEvents } from '../../events';

/** The same record as the trigger gives for Session Complete, with the same `event_id`. */
export async function presentResults(results: IDataObject): Promise<IDataObject> {
	const body = { ...results, event: results.event ?? 'SESSION:COMPLETE' };
	const { json } = await presentEvent(paveEvents, body, { simplify: true });
	return json;
}

/** Where the user wants an inspection that is not finished to count as failed. */
export function notReadyError(node: INode, key: string, message: string): NodeOperationError {
	return operationError(node, {
		message,
		description: `The results of ${key} come when the inspection is completed. Start from the PAVE Trigger with Session Complete, wait and ask again, or turn off Stop if Not Finished.`,
	});
}
