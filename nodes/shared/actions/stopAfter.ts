import type { IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { operationError } from '../errors';

/**
 * How many items each node has sent, by execution and node: loops and tries of Retry On Fail count together. n8n does
 * not say when an execution is over, so the oldest counts are forgotten beyond this many executions.
 */
const sent = new Map<string, number>();
const MOST_COUNTS = 10_000;

/**
 * The user's limit for what is billed (`options.stopAfter`).
 * @returns asked before each item: undefined lets it be sent and counts it, an error says why it is not
 */
export function stopAfter(context: IExecuteFunctions): () => NodeOperationError | undefined {
	const options = context.getNodeParameter('options', 0, {});
	const limit = Math.floor(Number(options.stopAfter ?? NaN));
	if (!(limit >= 1)) return () => undefined;
	const executionId: string | undefined = context.getExecutionId();
	const key = JSON.stringify([context.getInstanceId(), executionId, context.getNode().name]);
	const before = executionId ? (sent.get(key) ?? 0) : 0;
	let count = before;
	return () => {
		if (count >= limit) {
			return operationError(context.getNode(), {
				message: `Not sent: Stop After is ${limit}, and this execution has sent ${count} already`,
				description:
					'Nothing was billed for this item. Raise Stop After in the options of this node, or leave the item for the next execution.',
			});
		}
		count++;
		if (executionId) keep(key, count);
		return undefined;
	};
}

function keep(key: string, count: number): void {
	sent.delete(key);
	sent.set(key, count);
	const [oldest] = sent.keys();
	if (sent.size > MOST_COUNTS) sent.delete(oldest);
}
