import type { IExecuteFunctions, INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { asNodeError } from '../errors';
import { cancelSignal, onAnswer, throwIfCancelled } from '../http';
import { AdaptiveLimiter, Limiter } from '../limiter';
import { FIRST, MOST } from './concurrency';
import { errorOfItem, failedItem } from './itemError';
import { runOf, type NodeRun } from './nodeRun';
import { tellProgress } from './progress';
import { stopAfter } from './stopAfter';
import { Items } from './types';
import type { Acting, ItemOperation, OperationOutput } from './types';

/** Runs the operation on each input item, several at a time; see `runOperations`. */
export async function runItems(
	context: IExecuteFunctions,
	operation: ItemOperation,
): Promise<INodeExecutionData[]> {
	const inputs = context.getInputData();
	const limiter = limiterFor(context);
	const acting = operation.effect && new ActingRun(context, operation);
	const refused = await acting?.checkAll();
	const failures = new Map(context.continueOnFail() ? undefined : refused);

	const runItem = async (index: number): Promise<INodeExecutionData[]> => {
		// What an earlier try did counts as done, whatever fails meanwhile.
		if (failures.size > 0 && !acting?.wasSent(index)) return [];
		try {
			if (refused?.has(index)) throw asNodeError(context.getNode(), refused.get(index));
			throwIfCancelled(context);
			const work = async () => toItems(await operation.execute(context, index), index);
			return acting ? await acting.once(index, work) : await work();
		} catch (error) {
			if (context.continueOnFail() && !cancelSignal(context)?.aborted)
				return [failedItem(context, error, index)];
			failures.set(index, error);
			return [];
		}
	};
	const outputs = await Promise.all(
		inputs.map(async (_, index) => await limiter.run(async () => await runItem(index))),
	);
	// Everything in flight has ended by now: nothing goes on after the node has failed.
	const [first] = [...failures.keys()].sort((a, b) => a - b);
	if (first === undefined) return outputs.flat();
	const error = errorOfItem(context, failures.get(first), first);
	acting?.tell(error, [...failures.keys()]);
	throw error;
}

/** For an operation with an effect: checks all items first, does each once, and names those done in an error. */
class ActingRun {
	private readonly inputs: INodeExecutionData[];

	private readonly run: NodeRun;

	private readonly refused = new Map<number, unknown>();

	private readonly done = new Map<number, string>();

	private readonly stopped: () => NodeOperationError | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: Acting,
	) {
		this.inputs = context.getInputData();
		this.run = runOf(context);
		this.stopped = operation.effect === 'bills' ? stopAfter(context) : () => undefined;
	}

	/** Whether this or an earlier try has sent the item, with or without a clear answer. */
	wasSent(index: number): boolean {
		return this.run.knows(stepOf(index), this.inputs[index].json);
	}

	/** @returns the items whose values cannot work, with the reason */
	async checkAll(): Promise<ReadonlyMap<number, unknown>> {
		for (const index of this.inputs.keys()) {
			try {
				if (!this.wasSent(index)) await this.operation.check(this.context, index);
			} catch (reason) {
				this.refused.set(index, reason);
			}
		}
		return this.refused;
	}

	/** Does the work, unless an earlier try has done it or the user's limit is reached. */
	async once(
		index: number,
		work: () => Promise<INodeExecutionData[]>,
	): Promise<INodeExecutionData[]> {
		const stopped = this.wasSent(index) ? undefined : this.stopped();
		if (stopped) return [failedItem(this.context, stopped, index)];
		const { json } = this.inputs[index];
		const items = await this.run.once(this.context, stepOf(index), json, work);
		const name = this.operation.nameDone?.(this.context, index, items[0]?.json ?? {});
		this.done.set(index, name ?? '');
		return items;
	}

	/** Adds to an error what became of all items. */
	tell(error: ReturnType<typeof asNodeError>, failed: number[]): void {
		const count = this.inputs.length;
		if (this.done.size === 0 && failed.every((index) => this.refused.has(index))) {
			const none = count > 1 ? 'All items are checked first: none of them was sent.' : '';
			error.description = [error.description, none].filter(Boolean).join(' ');
			return;
		}
		const unclear = new Set(failed.filter((index) => this.wasSent(index)));
		const refused = new Set(failed.filter((index) => !unclear.has(index)));
		tellProgress(error, { done: this.done, refused, unclear, count });
	}
}

const stepOf = (index: number) => `item ${index}`;

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
	onAnswer(context, ({ status }) => status === 429 && limiter.slowDown());
	return limiter;
}

function toItems(output: OperationOutput, index: number): INodeExecutionData[] {
	const pairedItem = { item: index };
	if (output instanceof Items) return output.list.map((item) => ({ pairedItem, ...item }));
	const list = Array.isArray(output) ? output : [output];
	return list.map((json) => ({ json, pairedItem }));
}
