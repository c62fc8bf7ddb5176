import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { asNodeError, isUnclear, stillUnclear } from '../errors';
import { canonicalJson } from '../events/canonicalJson';

/**
 * With Retry On Fail, n8n runs the whole node again: all items, in the same process, after a throw and also after a
 * first output item with an `error`. Each such try has the execution, the node and the run index of the try before; a
 * loop's next round has another run index, and a new execution another id.
 *
 * What a failed try leaves waits here for the next one. n8n pauses 5 seconds at most; what nobody has fetched after a
 * minute is forgotten. A run that ends well is never kept.
 */
const waiting = new Map<string, { run: NodeRun; since: number }>();
const KEPT_MS = 60_000;
const MOST_RUNS = 1_000;

/** One object per try, however many steps ask for it. */
const current = new WeakMap<IExecuteFunctions, NodeRun>();

/** What came of a step: its answer, or that nobody knows. `given` tells whether the step is still the same. */
type Step = { given: string } & (
	| { answer: unknown }
	| { unclear: { message: string; description: string } }
);

/** One run of a node, in all its tries. */
export class NodeRun {
	private readonly steps = new Map<string, Step>();

	/** Whether an earlier try, or this one, has done the step with this input, or may have done it. */
	knows(step: string, given: IDataObject): boolean {
		return this.steps.get(step)?.given === hashOf(given);
	}

	get isEmpty(): boolean {
		return this.steps.size === 0;
	}

	/**
	 * Does what must not be done twice: if an earlier try has done it, gives that answer again.
	 *
	 * @param step which part of the run it is, such as `item 3`
	 * @param given what it works on: an answer is never given to another input
	 * @throws what `work` throws; if an earlier try ended without a clear answer, that error, and nothing is done
	 */
	async once<T>(
		context: IExecuteFunctions,
		step: string,
		given: IDataObject,
		work: () => Promise<T>,
	): Promise<T> {
		const hash = hashOf(given);
		const known = this.steps.get(step);
		if (known?.given === hash) {
			if ('unclear' in known) throw stillUnclear(context.getNode(), known.unclear);
			return structuredClone(known.answer) as T;
		}
		try {
			const answer = await work();
			this.steps.set(step, { given: hash, answer });
			return answer;
		} catch (cause) {
			const error = asNodeError(context.getNode(), cause);
			if (isUnclear(cause)) {
				const { message, description } = error;
				const unclear = { message, description: description ?? '' };
				this.steps.set(step, { given: hash, unclear });
			}
			throw asNodeError(context.getNode(), error);
		}
	}
}

/** The run that this try belongs to, with what its earlier tries have done. */
export function runOf(context: IExecuteFunctions): NodeRun {
	const run = current.get(context) ?? waiting.get(keyOf(context) ?? '')?.run ?? new NodeRun();
	current.set(context, run);
	return run;
}

/** Ends a try. `again` says whether n8n may run the node once more: then the next try finds what this one did. */
export function endTry(context: IExecuteFunctions, again: boolean): void {
	const key = keyOf(context);
	if (key === undefined) return;
	const run = runOf(context);
	const now = Date.now();
	waiting.delete(key);
	if (again && !run.isEmpty) waiting.set(key, { run, since: now });
	for (const [old, { since }] of waiting) {
		if (now - since < KEPT_MS && waiting.size <= MOST_RUNS) return;
		waiting.delete(old);
	}
}

/** n8n has no other name for a run; an execution without an id (none is known) is never repeated. */
function keyOf(context: IExecuteFunctions): string | undefined {
	const executionId: string | undefined = context.getExecutionId();
	if (!executionId) return undefined;
	const { $runIndex: runIndex } = context.getWorkflowDataProxy(0) as { $runIndex?: number };
	return JSON.stringify([context.getInstanceId(), executionId, context.getNode().name, runIndex]);
}

function hashOf(given: IDataObject): string {
	return createHash('sha256').update(canonicalJson(given)).digest('base64');
}
