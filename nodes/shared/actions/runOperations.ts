import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { asNodeError, operationError } from '../errors';
import { cancelSignal, onThrottled, throwIfCancelled } from '../http';
import { AdaptiveLimiter, Limiter } from '../limiter';
import { FIRST, MOST } from './concurrency';
import { errorOfItem, failedItem } from './itemError';
import { tellProgress } from './progress';
import { Items } from './types';
import type { BatchOperation, ItemOperation, OperationOutput, Operations } from './types';

/**
 * Runs the operation that the node is set to on all input items: several at a time, output in input
 * order, every output item paired with its input item.
 *
 * With Continue On Fail a failing item becomes `{ error, message }`; otherwise the first failing item (in
 * input order) fails the node, and no item is started after a failure. A cancelled execution always stops.
 * An operation that cannot be taken back (it has a `check`) starts only when every item has passed its
 * check, and an error in the middle says which items were done.
 */
export async function runOperations(
	context: IExecuteFunctions,
	operations: Operations,
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, operations);
	return 'executeAll' in operation
		? [await runBatch(context, operation)]
		: [await runItems(context, operation)];
}

function chosenOperation(
	context: IExecuteFunctions,
	operations: Operations,
): ItemOperation | BatchOperation {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = String(context.getNodeParameter('operation', 0));
	const ofResource = Object.hasOwn(operations, resource) ? operations[resource] : {};
	const operation = Object.hasOwn(ofResource, name) ? ofResource[name] : undefined;
	if (operation) return typeof operation === 'function' ? { execute: operation } : operation;
	throw operationError(context.getNode(), {
		message: `This node has no operation "${name}" for the resource "${resource}"`,
		description: 'Choose a resource and an operation from the lists.',
	});
}

async function runItems(
	context: IExecuteFunctions,
	operation: ItemOperation,
): Promise<INodeExecutionData[]> {
	const refused = await checkAll(context, operation);
	const limiter = limiterFor(context);
	const failures = new Map<number, unknown>();
	const done = new Map<number, string>();

	const runItem = async (index: number): Promise<INodeExecutionData[]> => {
		if (failures.size > 0) return [];
		try {
			if (refused.has(index)) throw asNodeError(context.getNode(), refused.get(index));
			throwIfCancelled(context);
			const items = toItems(await operation.execute(context, index), index);
			done.set(index, operation.nameDone?.(context, index, items[0]?.json ?? {}) ?? '');
			return items;
		} catch (error) {
			if (context.continueOnFail() && !cancelSignal(context)?.aborted)
				return [failedItem(context, error, index)];
			failures.set(index, error);
			return [];
		}
	};
	const inputs = context.getInputData();
	const outputs = await Promise.all(
		inputs.map(async (_, index) => await limiter.run(async () => await runItem(index))),
	);
	// Everything in flight has ended by now: nothing goes on behind a failed node.
	const [first] = [...failures.keys()].sort((a, b) => a - b);
	if (first === undefined) return outputs.flat();
	const error = errorOfItem(context, failures.get(first), first);
	if (operation.check) {
		tellProgress(error, { done, failed: new Set(failures.keys()), count: inputs.length });
	}
	throw error;
}

/**
 * What the node's input items go through: as many at a time as its `options.concurrency` says, brought into its limits;
 * without it, as many as the other side takes without refusing.
 */
function limiterFor(context: IExecuteFunctions): Limiter {
	const { concurrency } = context.getNodeParameter('options', 0, {});
	const wanted = Math.floor(Number(concurrency ?? NaN));
	if (Number.isFinite(wanted)) {
		return new Limiter(Math.min(MOST, Math.max(1, wanted)));
	}
	const limiter = new AdaptiveLimiter(FIRST, MOST);
	onThrottled(context, () => limiter.slowDown());
	return limiter;
}

/**
 * Checks every item before the first one is worked on.
 * @returns the items that may not run, with the reason; only with Continue On Fail
 * @throws the first reason otherwise, adding that nothing was done yet
 */
async function checkAll(
	context: IExecuteFunctions,
	operation: ItemOperation,
): Promise<Map<number, unknown>> {
	const refused = new Map<number, unknown>();
	if (!operation.check) return refused;
	const count = context.getInputData().length;
	for (let index = 0; index < count; index++) {
		try {
			await operation.check(context, index);
		} catch (cause) {
			if (context.continueOnFail()) {
				refused.set(index, cause);
				continue;
			}
			const error = errorOfItem(context, cause, index);
			const none = count > 1 ? 'All items are checked first: none of them was sent.' : '';
			error.description = [error.description, none].filter(Boolean).join(' ');
			throw asNodeError(context.getNode(), error);
		}
	}
	return refused;
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

function toItems(output: OperationOutput, index: number): INodeExecutionData[] {
	const pairedItem = { item: index };
	if (output instanceof Items) return output.list.map((item) => ({ pairedItem, ...item }));
	const list = Array.isArray(output) ? output : [output];
	return list.map((json) => ({ json, pairedItem }));
}
