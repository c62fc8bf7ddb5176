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

function decodeRun(node: string, run: StoredRun): NodeRun {
	return {
		node,
		outputs: (run.data?.main ?? []).map((items) => items ?? []),
		error: run.error,
		hints: (run.hints ?? []).map(({ message }) => message),
	};
}
