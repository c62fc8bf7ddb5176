import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { asNodeError, operationError } from '../errors';
import { cancelSignal, throwIfCancelled } from '../http';
import { failedItem } from './itemError';
import { endTry } from './nodeRun';
import { runItems } from './runItems';
import type { BatchOperation, ItemOperation, Operations } from './types';

/**
 * Runs the operation that the node is set to on all input items: several at a time, output in input
 * order, every output item paired with its input item.
 *
 * With Continue On Fail a failing item becomes `{ error, message }`; otherwise the first failing item (in
 * input order) fails the node, and no item is started after a failure. A cancelled execution always stops.
 * An operation with an `effect` starts only when every item has passed its check, an error in the middle says
 * which items were done, and when n8n repeats the node (Retry On Fail), nothing that was done is done again.
 */
export async function runOperations(
	context: IExecuteFunctions,
	operations: Operations,
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, operations);
	try {
		const items =
			'executeAll' in operation
				? await runBatch(context, operation)
				: await runItems(context, operation);
		// By this, and by an exception, n8n tells that a node failed.
		endTry(context, (items[0]?.json.error ?? false) !== false);
		return [items];
	} catch (error) {
		endTry(context, true);
		throw asNodeError(context.getNode(), error);
	}
}

function chosenOperation(
	context: IExecuteFunctions,
	operations: Operations,
): ItemOperation | BatchOperation {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = String(context.getNodeParameter('operation', 0));
	const ofResource = Object.hasOwn(operations, resource) ? operations[resource] : {};
	const operation = Object.hasOwn(ofResource, name) ? ofResource[name] : undefined;
	if (operation) return operation;
	throw operationError(context.getNode(), {
		message: `This node has no operation "${name}" for the resource "${resource}"`,
		description: 'Choose a resource and an operation from the lists.',
	});
}

async function runBatch(
	context: IExecuteFunctions,
	operation: BatchOperation,
): Promise<INodeExecutionData[]> {
	const all = context.getInputData().map((_, item) => ({ item }));
	try {
		throwIfCancelled(context);
		const items = await operation.executeAll(context);
		return items.map((item) => ({ pairedItem: all, ...item }));
	} catch (error) {
		const failure = asNodeError(context.getNode(), error);
		if (!context.continueOnFail() || cancelSignal(context)?.aborted) {
			throw asNodeError(context.getNode(), failure);
		}
		return [{ ...failedItem(context, failure), pairedItem: all }];
	}
}
