import { N8nAccount } from './account';
import { decodeExecution, isTold, isUnderWay } from './executions';
import { N8nRequestError } from './http';
import type { Execution, ExecutionSummary } from './types';
import { waitFor } from './wait';

/** What the executions list shows and does. */
export class N8nHistory extends N8nAccount {
	/** The newest executions first (up to 100). */
	async executions(workflowId: string): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.http.request<{ results: ExecutionSummary[] }>(
			'GET',
			`/executions?limit=100&filter=${filter}`,
		);
		return results.map((result) => ({ ...result, id: String(result.id) }));
	}

	async execution(id: string): Promise<Execution> {
		return decodeExecution(await this.http.request('GET', `/executions/${id}`));
	}

	/** The execution when it is over, however it ended. */
	async ended(id: string, timeoutMs = 20_000): Promise<Execution> {
		return await waitFor(
			`execution ${id} to end`,
			async () => {
				const execution = await this.execution(id).catch(notBegun);
				return execution !== undefined && isTold(execution) ? execution : undefined;
			},
			{ timeoutMs },
		);
	}

	/** Waits for at least `count` ended executions of a workflow; answers all of them, oldest first. */
	async waitForExecutions(
		workflowId: string,
		count: number,
		timeoutMs = 20_000,
	): Promise<Execution[]> {
		const summaries = await waitFor(
			`${count} execution(s) of workflow ${workflowId}`,
			async () => {
				const all = await this.executions(workflowId);
				const over = all.filter((summary) => !isUnderWay(summary));
				return over.length >= count ? over : undefined;
			},
			{ timeoutMs },
		);
		return await Promise.all(summaries.reverse().map(async ({ id }) => await this.ended(id)));
	}

	/** "Retry" of a failed execution, with the workflow as it is saved now or as it was then. */
	async retry(
		executionId: string,
		workflow: 'saved' | 'original' = 'original',
	): Promise<Execution> {
		const { id } = await this.http.request<{ id: string }>(
			'POST',
			`/executions/${executionId}/retry`,
			{
				loadWorkflow: workflow === 'saved',
			},
		);
		return await this.ended(String(id));
	}
}

/** n8n 2.20 answers 500 when it is asked for an execution that has no data yet. */
function notBegun(error: unknown): undefined {
	if (error instanceof N8nRequestError && error.message.includes("reading 'resultData'")) return;
	throw error;
}
