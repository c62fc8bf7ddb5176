import './n8n/environment';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	UnexpectedError,
	createRunExecutionData,
	type ExecutionError,
	type ExecutionStatus,
	type IExecuteData,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type Workflow,
} from 'n8n-workflow';

import type {
	DeliveryOptions,
	DeliveryResult,
	ExecuteOptions,
	ExecuteResult,
	HarnessOptions,
	ListeningNode,
	WebhookResult,
} from './n8n/harnessTypes';
import { N8nInstance, webhookOf, webhookPath } from './n8n/instance';
import { receive, type Reception } from './n8n/reception';
import { send } from './n8n/send';
import { WebhookServer } from './n8n/webhookServer';
import { saveStaticData, type Placement } from './n8n/workflow';

export type * from './n8n/harnessTypes';
export type { Placement } from './n8n/workflow';

/** One n8n instance with its credentials, de-duplication store and, when asked for, web server. */
export class N8nHarness extends N8nInstance {
	private server: Promise<WebhookServer> | undefined;

	/**
	 * Runs the node on the items with n8n's own WorkflowExecute.runNode, which builds the real
	 * ExecuteContext. Throws what the node throws.
	 */
	async execute(
		nodeType: INodeType,
		parameters: INodeParameters,
		inputItems: INodeExecutionData[] = [{ json: {} }],
		options: ExecuteOptions = {},
	): Promise<ExecuteResult> {
		const mode = options.mode ?? 'trigger';
		const { workflow, node, additionalData } = this.place(nodeType, parameters, options);
		const executionId = String(additionalData.executionId);
		const hooks = new ExecutionLifecycleHooks(mode, executionId, workflowBase(workflow, node));
		additionalData.hooks = hooks;
		const executionData: IExecuteData = { data: { main: [inputItems] }, node, source: null };
		const runData = createRunExecutionData({
			executionData: { nodeExecutionStack: [executionData] },
		});
		const startedAt = new Date();
		let status: ExecutionStatus = 'error';
		try {
			const result = await this.asThisInstance(
				async () =>
					await new WorkflowExecute(additionalData, mode, runData).runNode(
						workflow,
						executionData,
						runData,
						options.runIndex ?? 0,
						additionalData,
						mode,
						options.signal,
					),
			);
			if ('actions' in result) throw new UnexpectedError('Engine requests are not supported here');
			status = options.signal?.aborted ? 'canceled' : 'success';
			return { outputs: result.data ?? [], hints: result.hints ?? [] };
		} finally {
			saveStaticData(workflow, options.staticData);
			const run = { data: runData, mode, startedAt, status, storedAt: 'db' as const };
			await hooks.runHook('workflowExecuteAfter', [run, {}]);
		}
	}

	/**
	 * Runs a workflow of only this node with n8n's own WorkflowExecute, as an execution is run: with the node's
	 * settings, Retry On Fail among them. @returns what comes out, or how the execution fails
	 */
	async runWorkflow(
		nodeType: INodeType,
		parameters: INodeParameters,
		inputItems: INodeExecutionData[],
		options: ExecuteOptions = {},
	): Promise<{ items: INodeExecutionData[]; error?: ExecutionError }> {
		const mode = options.mode ?? 'trigger';
		const { workflow, node, additionalData } = this.place(nodeType, parameters, options);
		const executionId = String(additionalData.executionId);
		additionalData.hooks = new ExecutionLifecycleHooks(
			mode,
			executionId,
			workflowBase(workflow, node),
		);
		const runData = createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ data: { main: [inputItems] }, node, source: null }],
			},
		});
		const { data } = await this.asThisInstance(
			async () =>
				await new WorkflowExecute(additionalData, mode, runData).processRunExecutionData(workflow),
		);
		const { error, runData: runs } = data.resultData;
		return { items: runs[node.name]?.[0]?.data?.main[0] ?? [], ...(error && { error }) };
	}

	/** Sends one real HTTP request to the node's `webhook()`. No execution follows. */
	async webhook(
		nodeType: INodeType,
		parameters: INodeParameters,
		options: DeliveryOptions = {},
	): Promise<WebhookResult> {
		const server = await this.startServer();
		const placed = this.place(nodeType, parameters, options);
		const key = `/direct/${placed.additionalData.executionId}/${webhookPath(nodeType, placed)}`;
		let received: Reception | undefined;
		const unregister = server.register(key, async (request, response) => {
			received = await this.receive(nodeType, parameters, options, request, response);
		});
		const answer = await send(`${server.origin}${key}`, options);
		unregister();
		return { ...answer, ...(received ?? { items: undefined }) };
	}

	/** `webhook()`, then the execution it starts, if any; a failed execution is in the result. */
	async deliver(
		nodeType: INodeType,
		parameters: INodeParameters,
		options: DeliveryOptions & Pick<ExecuteOptions, 'mode' | 'signal'> = {},
	): Promise<DeliveryResult> {
		const received = await this.webhook(nodeType, parameters, options);
		const execution = await this.executeReceived(nodeType, parameters, received, options);
		return { ...received, ...(execution && { execution }) };
	}

	/**
	 * Serves the node's URL on 127.0.0.1, so that a vendor simulator can deliver to it; each delivery
	 * that starts an execution has it run. Call `listen()` first if hooks shall register this URL.
	 */
	async serve(
		nodeType: INodeType,
		parameters: INodeParameters,
		options: Placement & { isTest?: boolean } = {},
	): Promise<ListeningNode> {
		const origin = await this.listen();
		const server = await this.startServer();
		const deliveries: ListeningNode['deliveries'] = [];
		const running: Array<Promise<void>> = [];
		const segment = options.isTest ? 'webhook-test' : 'webhook';
		const path = `/${segment}/${webhookPath(nodeType, this.place(nodeType, parameters, options))}`;
		const stop = server.register(path, async (request, response) => {
			const received = await this.receive(nodeType, parameters, options, request, response);
			const delivery: ListeningNode['deliveries'][number] = { ...received };
			deliveries.push(delivery);
			running.push(
				this.executeReceived(nodeType, parameters, received, options).then((execution) => {
					if (execution) delivery.execution = execution;
				}),
			);
		});
		const settled = async () => {
			await Promise.all(running);
		};
		return { url: `${origin}${path}`, deliveries, settled, stop };
	}

	/** Starts the web server and makes it this n8n's address. @returns its origin */
	async listen(): Promise<string> {
		const { origin } = await this.startServer();
		this.urls.instanceBaseUrl = origin;
		this.urls.webhookBaseUrl = `${origin}/webhook`;
		this.urls.webhookTestBaseUrl = `${origin}/webhook-test`;
		this.urls.webhookWaitingBaseUrl = `${origin}/webhook-waiting`;
		return origin;
	}

	/** Stops the web server, if one runs. */
	async close(): Promise<void> {
		await (await this.server)?.close();
		this.server = undefined;
	}

	private async receive(
		nodeType: INodeType,
		parameters: INodeParameters,
		options: Placement & { isTest?: boolean },
		...[request, response]: Parameters<Parameters<WebhookServer['register']>[1]>
	): Promise<Reception> {
		const isTest = options.isTest ?? false;
		const placed = this.place(nodeType, parameters, options, !isTest);
		const incoming = { ...placed, nodeType, description: webhookOf(nodeType), isTest };
		try {
			return await this.asThisInstance(
				async () => await receive({ ...incoming, request, response }),
			);
		} finally {
			saveStaticData(placed.workflow, options.staticData);
		}
	}

	private async executeReceived(
		nodeType: INodeType,
		parameters: INodeParameters,
		{ items }: Reception,
		options: ExecuteOptions & { isTest?: boolean },
	): Promise<DeliveryResult['execution']> {
		if (!items) return undefined;
		const mode = options.mode ?? (options.isTest ? 'manual' : 'webhook');
		try {
			return await this.execute(nodeType, parameters, items, { ...options, mode });
		} catch (error) {
			return { outputs: [], hints: [], error: asError(error) };
		}
	}

	private async startServer(): Promise<WebhookServer> {
		return await (this.server ??= WebhookServer.start());
	}
}

/** An n8n instance made of n8n-core's real contexts; see {@link N8nHarness} for what it can do. */
export function createN8nHarness(options: HarnessOptions = {}): N8nHarness {
	return new N8nHarness(options);
}

function workflowBase(workflow: Workflow, node: INode) {
	const now = new Date();
	return {
		id: workflow.id,
		name: workflow.name ?? '',
		active: workflow.active,
		activeVersionId: null,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
		nodes: [node],
		connections: {},
	};
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new UnexpectedError(String(error));
}
