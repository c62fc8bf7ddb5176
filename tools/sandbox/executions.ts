import { parse } from 'flatted';

import type { Execution, ExecutionItem, ExecutionSummary, Json, NodeRun } from './types';

interface RunError {
	message: string;
	description?: string | null;
}

interface StoredExecution extends ExecutionSummary {
	data: string;
}

interface StoredRun {
	executionIndex?: number;
	data?: { [connection: string]: Array<ExecutionItem[] | null> | undefined };
	error?: RunError;
	hints?: Array<{ message: string }>;
}

interface RunData {
	resultData?: { runData?: Record<string, StoredRun[]>; error?: RunError };
}

/** Turns what n8n stores of an execution into nodes and their items. */
export function decodeExecution(stored: StoredExecution): Execution {
	const { data, ...summary } = stored;
	// A run that has only just begun has no data yet, or an empty list for it.
	const { resultData } = ((data ? parse(data) : undefined) ?? {}) as RunData;
	const runs = Object.entries(resultData?.runData ?? {});
	runs.sort(([, a], [, b]) => (a[0]?.executionIndex ?? 0) - (b[0]?.executionIndex ?? 0));
	const nodes = runs.map(([node, all]) => decodeRun(node, all[all.length - 1] ?? {}));
	return {
		...summary,
		id: String(summary.id),
		nodes,
		error: resultData?.error,
		data: data ?? '',
		items: (nodeName: string, output = 0): Json[] =>
			(nodes.find(({ node }) => node === nodeName)?.outputs[output] ?? []).map(({ json }) => json),
	};
}

/** Whether n8n still works on it. */
export function isUnderWay({ status }: Pick<ExecutionSummary, 'status'>): boolean {
	return ['new', 'running', 'waiting'].includes(status);
}

/**
 * Whether an execution has ended and all of it can be read. On SQLite, n8n before 2.0 writes first how an execution
 * ended and then, on its own, what its nodes did: read in between, it has succeeded without a node.
 */
export function isTold(execution: Pick<Execution, 'status' | 'nodes' | 'error'>): boolean {
	if (isUnderWay(execution)) return false;
	if (!['success', 'error'].includes(execution.status)) return true;
	return execution.nodes.length > 0 || execution.error !== undefined;
}

function decodeRun(node: string, run: StoredRun): NodeRun {
	return {
		node,
		outputs: (run.data?.main ?? []).map((items) => items ?? []),
		error: run.error,
		hints: (run.hints ?? []).map(({ message }) => message),
	};
}
