import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import pLimit from 'p-limit';

import { asNodeError, operationError } from '../errors';
import { cancelSignal, throwIfCancelled } from '../http';
import { readConcurrency } from './concurrency';
import { Items } from './types';
import type {
	BatchOperation,
	ItemOperation,
	Operation,
	OperationOutput,
	Operations,
} from './types';

/**
 * Runs the operation that the node is set to on all input items: several at a time, output in input
 * order, every output item paired with its input item.
 *
 * With Continue On Fail a failing item becomes `{ error, message }`; otherwise the first failing item (in
 * input order) fails the node, and no item is started after a failure. A cancelled execution always stops.
 */
export async function runOperations(
	ctx: IExecuteFunctions,
	operations: Operations,
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(ctx, operations);
	return 'executeAll' in operation
		? [await runBatch(ctx, operation)]
		: [await runItems(ctx, operation)];
}

function chosenOperation(ctx: IExecuteFunctions, operations: Operations): Operation {
	const resource = String(ctx.getNodeParameter('resource', 0));
	const name = String(ctx.getNodeParameter('operation', 0));
	const ofResource = Object.hasOwn(operations, resource) ? operations[resource] : {};
	const operation = Object.hasOwn(ofResource, name) ? ofResource[name] : undefined;
	if (operation) return operation;
	throw operationError(ctx.getNode(), {
		message: `This node has no operation "${name}" for the resource "${resource}"`,
		description: 'Choose a resource and an operation from the lists.',
	});
}

async function runItems(
	ctx: IExecuteFunctions,
	operation: ItemOperation,
): Promise<INodeExecutionData[]> {
	const limit = pLimit(readConcurrency(ctx));
	const failures: Array<{ index: number; error: unknown }> = [];

	const runItem = async (index: number): Promise<INodeExecutionData[]> => {
		if (failures.length > 0) return [];
		try {
			throwIfCancelled(ctx);
			return toItems(await operation.execute(ctx, index), index);
		} catch (error) {
			if (ctx.continueOnFail() && !cancelSignal(ctx)?.aborted)
				return [failedItem(ctx, error, index)];
			failures.push({ index, error });
			return [];
		}
	};
	const outputs = await Promise.all(
		ctx.getInputData().map(async (_, index) => await limit(async () => await runItem(index))),
	);
	// Everything in flight has ended by now: nothing goes on behind a failed node.
	const [first] = failures.sort((a, b) => a.index - b.index);
	if (first) throw errorOfItem(ctx, first.error, first.index);
	return outputs.flat();
}

async function runBatch(
	ctx: IExecuteFunctions,
	operation: BatchOperation,
): Promise<INodeExecutionData[]> {
	const all = ctx.getInputData().map((_, item) => ({ item }));
	try {
		throwIfCancelled(ctx);
		const items = await operation.executeAll(ctx);
		return items.map((item) => ({ pairedItem: all, ...item }));
	} catch (error) {
		const failure = asNodeError(ctx.getNode(), error);
		if (!ctx.continueOnFail() || cancelSignal(ctx)?.aborted) {
			throw asNodeError(ctx.getNode(), failure);
		}
		return [{ ...failedItem(ctx, failure), pairedItem: all }];
	}
}

function toItems(output: OperationOutput, index: number): INodeExecutionData[] {
	const pairedItem = { item: index };
	if (output instanceof Items) return output.list.map((item) => ({ pairedItem, ...item }));
	const list = Array.isArray(output) ? output : [output];
	return list.map((json) => ({ json, pairedItem }));
}

/**
 * What happened, and what to do next: by these two keys alone every n8n recognises a failed item. With the
 * error itself on the item, n8n would put `{ error }` in the place of the whole `json`.
 */
function failedItem(ctx: IExecuteFunctions, cause: unknown, index?: number): INodeExecutionData {
	const error = errorOfItem(ctx, cause, index);
	const next = error.description ? { message: error.description } : {};
	return {
		json: { error: error.message, ...next },
		...(index !== undefined && { pairedItem: { item: index } }),
	};
}

/** Names the item when there are several, and tells n8n which one it was. */
function errorOfItem(
	ctx: IExecuteFunctions,
	cause: unknown,
	itemIndex?: number,
): ReturnType<typeof asNodeError> {
	const error = asNodeError(ctx.getNode(), cause);
	if (itemIndex === undefined || error.context.itemIndex !== undefined) return error;
	if (ctx.getInputData().length > 1) error.message = `${error.message} [item ${itemIndex}]`;
	error.context.itemIndex = itemIndex;
	return error;
}
