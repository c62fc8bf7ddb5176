import type { N8nExecution, N8nSnapshot, N8nSource, N8nWorkflow } from '../../simulator/console';
import type { N8nClient } from '../sandbox';
import type { Execution, ExecutionSummary, Workflow, WorkflowNode } from '../sandbox/types';

/** How old what is known may be. */
const FRESH_MS = 900;
const SHOWN = 60;

interface ListedWorkflow {
	id: string;
	updatedAt: string;
	activeVersionId: string | null;
}

/** What the console shows of a running n8n, asked for through the API that the editor uses. */
export class RunningN8nSource implements N8nSource {
	private known: N8nSnapshot | undefined;

	private asked = 0;

	private asking: Promise<void> | undefined;

	private workflows = new Map<string, { of: string; workflow: N8nWorkflow }>();

	private executions = new Map<string, N8nExecution>();

	constructor(private readonly client: N8nClient) {}

	/** What is known, asked for again when it is older than a second. */
	async snapshot(): Promise<N8nSnapshot | undefined> {
		if (Date.now() - this.asked > FRESH_MS) {
			this.asking ??= this.ask().finally(() => {
				this.asked = Date.now();
				this.asking = undefined;
			});
		}
		if (this.asking) await this.asking;
		return this.known;
	}

	private async ask(): Promise<void> {
		const { http } = this.client;
		try {
			const [workflows, executions, credentials] = await Promise.all([
				http.request<ListedWorkflow[]>('GET', '/workflows'),
				http.request<{ results: ExecutionSummary[] }>('GET', `/executions?limit=${SHOWN}`),
				http.request<Array<{ name: string; type: string }>>('GET', '/credentials'),
			]);
			this.known = {
				url: http.url,
				workflows: await Promise.all(workflows.map(async (listed) => await this.workflow(listed))),
				executions: await Promise.all(
					executions.results.map(async (summary) => await this.execution(summary)),
				),
				credentials: credentials.map(({ name, type }) => ({ name, type })),
			};
		} catch {
			// n8n is busy, or being restarted: what it said last is shown meanwhile.
			return;
		}
	}

	private async workflow({ id, updatedAt, activeVersionId }: ListedWorkflow): Promise<N8nWorkflow> {
		const of = `${updatedAt} ${activeVersionId}`;
		const cached = this.workflows.get(id);
		if (cached?.of === of) return cached.workflow;
		const workflow = readWorkflow(await this.client.getWorkflow(id));
		this.workflows.set(id, { of, workflow });
		return workflow;
	}

	private async execution(summary: ExecutionSummary): Promise<N8nExecution> {
		const id = String(summary.id);
		const cached = this.executions.get(id);
		if (cached) return cached;
		const execution = readExecution(await this.client.execution(id));
		// Only what is over stays as it is.
		if (execution.stoppedAt !== null) this.executions.set(id, execution);
		return execution;
	}
}

function readWorkflow({ id, name, nodes, activeVersionId }: Workflow): N8nWorkflow {
	const triggers = nodes.filter(({ type }) => /\.(paveTrigger|autoGrabTrigger)$/.test(type));
	return { id, name, published: activeVersionId !== null, triggers: triggers.map(readTrigger) };
}

function readTrigger({ type, webhookId = '', parameters }: WorkflowNode) {
	const usual = type.endsWith('.paveTrigger') ? 'SESSION:COMPLETE' : 'recapture_new';
	// n8n does not save a value that is the default.
	const events = (parameters.events ?? [usual]) as string[];
	return { type, webhookId, events };
}

function readExecution(execution: Execution): N8nExecution {
	const { id, workflowId, mode, status, startedAt, stoppedAt, nodes, data } = execution;
	return {
		id,
		workflowId,
		mode,
		status,
		startedAt: startedAt ?? '',
		stoppedAt,
		nodes: nodes.map(({ node: name, outputs, error }) => ({
			name,
			items: outputs.flat().length,
			...(error ? { message: error.message } : {}),
		})),
		handedOn: (nodes[0]?.outputs ?? []).flat().map(({ json }) => json),
		data,
	};
}
