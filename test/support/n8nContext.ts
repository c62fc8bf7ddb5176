import './n8n/environment';

import { Container } from './n8n/container';
import {
	ExecutionLifecycleHooks,
	HookContext,
	InstanceSettings,
	LoadOptionsContext,
	WorkflowExecute,
} from 'n8n-core';
import {
	NodeHelpers,
	UnexpectedError,
	createRunExecutionData,
	type ExecutionStatus,
	type ICredentialType,
	type IDataObject,
	type IExecuteData,
	type INode,
	type INodeCredentials,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type IWebhookDescription,
	type IWorkflowExecuteAdditionalData,
	type NodeExecutionHint,
	type WebhookSetupMethodNames,
	type Workflow,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { additionalDataFor, type BaseUrls } from './n8n/additionalData';
import { StoredCredentials, packageCredentialTypes, type CredentialStore } from './n8n/credentials';
import { withDeduplicator } from './n8n/deduplication';
import { MemoryDeduplicator } from './n8n/deduplicator';
import { receive, webhookData, type Reception } from './n8n/reception';
import { send, type Answer, type OutgoingRequest } from './n8n/send';
import { WebhookServer } from './n8n/webhookServer';
import { saveStaticData, workflowWith, type Placement } from './n8n/workflow';

export type { Placement } from './n8n/workflow';

export interface HarnessOptions {
	/** Decrypted data by credential type, e.g. `{ vendorApi: { apiKey, … } }`. */
	credentials?: CredentialStore;
	/** Default: the package's own classes from `credentials/`. */
	credentialTypes?: ICredentialType[];
	instanceId?: string;
	/** e.g. `https://n8n.example.com/webhook`; the test URL has `/webhook-test` instead. */
	webhookBaseUrl?: string;
	webhookTestBaseUrl?: string;
}

export interface ExecuteOptions extends Placement {
	/** Default `trigger`; `manual` is a test run, `retry` a repeated execution. */
	mode?: WorkflowExecuteMode;
	/** Aborting it is what the Stop button does. */
	signal?: AbortSignal;
}

export interface ExecuteResult {
	outputs: INodeExecutionData[][];
	hints: NodeExecutionHint[];
}

export interface HookOptions extends Placement {
	isTest?: boolean;
	/** Default what n8n passes: set-up `trigger`/`activate` or `manual`/`manual`, removal `internal`/`update`. */
	mode?: WorkflowExecuteMode;
	activation?: WorkflowActivateMode;
}

export interface Hooks {
	checkExists(): Promise<boolean | undefined>;
	create(): Promise<boolean | undefined>;
	delete(): Promise<boolean | undefined>;
	/** As n8n publishes: `checkExists`, then `create` if need be; after a failure `delete`, and throws. */
	activate(): Promise<void>;
	/** The workflow's static data as n8n would have stored it after the latest call. */
	staticData: IDataObject;
	/** What `getNodeWebhookUrl('default')` answers in these hooks. */
	webhookUrl: string;
}

export interface DeliveryOptions extends Placement, OutgoingRequest {
	isTest?: boolean;
}

/** An answered delivery, and the items n8n would start an execution with (undefined: no execution). */
export interface WebhookResult extends Answer, Reception {}

/** A delivery and, if it started one, its execution: what came out, or why it failed. */
export interface DeliveryResult extends WebhookResult {
	execution?: ExecuteResult & { error?: Error };
}

export interface ListeningNode {
	/** The node's production or test URL on this machine. */
	url: string;
	/** Every delivery so far, in order of arrival. */
	deliveries: Array<Reception & { execution?: ExecuteResult & { error?: Error } }>;
	/** Resolves when every execution started so far has ended. */
	settled(): Promise<void>;
	/** From now on the URL answers 404, as after unpublishing. */
	stop(): void;
}

const processSettings = Container.get(InstanceSettings);

/** One n8n instance with its credentials, de-duplication store and, when asked for, web server. */
export class N8nHarness {
	/** Change or delete entries at will: as if the user edited or deleted the credential. */
	readonly credentials: CredentialStore;

	readonly instanceId: string;

	private readonly stored: StoredCredentials;

	private readonly deduplicator = new MemoryDeduplicator();

	private readonly urls: BaseUrls;

	private readonly settings: InstanceSettings;

	private server: Promise<WebhookServer> | undefined;

	private executions = 0;

	constructor(options: HarnessOptions) {
		this.credentials = options.credentials ?? {};
		this.instanceId = options.instanceId ?? 'instance-under-test';
		this.stored = new StoredCredentials(
			this.credentials,
			options.credentialTypes ?? packageCredentialTypes(),
		);
		this.settings = Object.create(processSettings, {
			instanceId: { value: this.instanceId },
		}) as InstanceSettings;
		const webhookBaseUrl = options.webhookBaseUrl ?? 'https://n8n.example.com/webhook';
		const instanceBaseUrl = new URL(webhookBaseUrl).origin;
		this.urls = {
			webhookBaseUrl,
			webhookTestBaseUrl: options.webhookTestBaseUrl ?? `${instanceBaseUrl}/webhook-test`,
			webhookWaitingBaseUrl: `${instanceBaseUrl}/webhook-waiting`,
			instanceBaseUrl,
		};
	}

	/** How often nodes have asked for a decrypted credential. */
	get credentialReads(): number {
		return this.stored.reads;
	}

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
						0,
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

	/** The node's `webhookMethods.default` in real HookContexts, a fresh workflow for each call. */
	hooks(nodeType: INodeType, parameters: INodeParameters, options: HookOptions = {}): Hooks {
		const staticData = options.staticData ?? {};
		const isTest = options.isTest ?? false;
		const context = (method: WebhookSetupMethodNames) => {
			const placed = this.place(nodeType, parameters, { ...options, staticData }, !isTest);
			const setUp = method !== 'delete';
			const { workflow, node, additionalData } = placed;
			const data = webhookData({ ...placed, description: webhookOf(nodeType), isTest });
			const mode = options.mode ?? (!setUp ? 'internal' : isTest ? 'manual' : 'trigger');
			const activation = options.activation ?? (!setUp ? 'update' : isTest ? 'manual' : 'activate');
			this.claimInstance();
			const hook = new HookContext(workflow, node, additionalData, mode, activation, data);
			return { ...placed, hook };
		};
		const run = async (method: WebhookSetupMethodNames): Promise<boolean | undefined> => {
			const { hook, workflow } = context(method);
			try {
				return await this.asThisInstance(
					async () => await nodeType.webhookMethods?.default?.[method]?.call(hook),
				);
			} finally {
				saveStaticData(workflow, staticData);
			}
		};
		return {
			staticData,
			webhookUrl: String(context('create').hook.getNodeWebhookUrl('default')),
			checkExists: async () => await run('checkExists'),
			create: async () => await run('create'),
			delete: async () => await run('delete'),
			activate: async () => {
				try {
					if (!(await run('checkExists'))) await run('create');
				} catch (error) {
					await run('delete').catch(() => false);
					throw error;
				}
			},
		};
	}

	/** Sends one real HTTP request to the node's `webhook()`. No execution follows. */
	async webhook(
		nodeType: INodeType,
		parameters: INodeParameters,
		options: DeliveryOptions = {},
	): Promise<WebhookResult> {
		const server = await this.startServer();
		const path = webhookPath(nodeType, this.place(nodeType, parameters, options));
		const key = `/direct/${++this.executions}/${path}`;
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

	/** What the editor's resource locator lists: the node's `methods.listSearch[name]`. */
	async listSearch(
		nodeType: INodeType,
		name: string,
		parameters: INodeParameters,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const method = nodeType.methods?.listSearch?.[name];
		if (!method) throw new UnexpectedError(`The node has no list search "${name}"`);
		const context = this.loadOptionsContext(nodeType, parameters);
		return await method.call(context, filter, paginationToken);
	}

	/** What a dynamic dropdown lists: the node's `methods.loadOptions[name]`. */
	async loadOptions(
		nodeType: INodeType,
		name: string,
		parameters: INodeParameters,
	): Promise<INodePropertyOptions[]> {
		const method = nodeType.methods?.loadOptions?.[name];
		if (!method) throw new UnexpectedError(`The node has no load option "${name}"`);
		return await method.call(this.loadOptionsContext(nodeType, parameters));
	}

	/** Stops the web server, if one runs. */
	async close(): Promise<void> {
		await (await this.server)?.close();
		this.server = undefined;
	}

	private loadOptionsContext(nodeType: INodeType, parameters: INodeParameters): LoadOptionsContext {
		const { workflow, node, additionalData } = this.place(nodeType, parameters, {});
		additionalData.currentNodeParameters = node.parameters;
		this.claimInstance();
		return new LoadOptionsContext(workflow, node, additionalData, '');
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

	private place(
		nodeType: INodeType,
		parameters: INodeParameters,
		placement: Placement,
		active = true,
	): { workflow: Workflow; node: INode; additionalData: IWorkflowExecuteAdditionalData } {
		const credentials: INodeCredentials = {};
		for (const { name } of nodeType.description.credentials ?? []) {
			credentials[name] = { id: `${name}-1`, name: `${name} account` };
		}
		const placed = workflowWith(nodeType, parameters, placement, credentials, active);
		const executionId = String(++this.executions);
		return { ...placed, additionalData: additionalDataFor(this.stored, this.urls, executionId) };
	}

	/** Contexts take the instance id from n8n-core's InstanceSettings when they are made. */
	private claimInstance(): void {
		Container.set(InstanceSettings, this.settings);
	}

	private async asThisInstance<T>(work: () => Promise<T>): Promise<T> {
		return await withDeduplicator(this.deduplicator, async () => {
			this.claimInstance();
			return await work();
		});
	}

	private async startServer(): Promise<WebhookServer> {
		return await (this.server ??= WebhookServer.start());
	}
}

/** An n8n instance made of n8n-core's real contexts; see {@link N8nHarness} for what it can do. */
export function createN8nHarness(options: HarnessOptions = {}): N8nHarness {
	return new N8nHarness(options);
}

function webhookOf(nodeType: INodeType): IWebhookDescription {
	const description = nodeType.description.webhooks?.find(({ name }) => name === 'default');
	if (!description) throw new UnexpectedError('The node has no webhook named "default"');
	return description;
}

function webhookPath(
	nodeType: INodeType,
	{ workflow, node }: { workflow: Workflow; node: INode },
): string {
	return NodeHelpers.getNodeWebhookPath(workflow.id, node, String(webhookOf(nodeType).path));
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
