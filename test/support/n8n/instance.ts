import './environment';

import { Container } from './container';
import { HookContext, InstanceSettings, LoadOptionsContext } from 'n8n-core';
import {
	NodeHelpers,
	UnexpectedError,
	type INode,
	type INodeCredentials,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type IWebhookDescription,
	type IWorkflowExecuteAdditionalData,
	type WebhookSetupMethodNames,
	type Workflow,
} from 'n8n-workflow';

import { additionalDataFor, type BaseUrls } from './additionalData';
import { StoredCredentials, packageCredentialTypes, type CredentialStore } from './credentials';
import { withDeduplicator } from './deduplication';
import { MemoryDeduplicator } from './deduplicator';
import type { HarnessOptions, HookOptions, Hooks } from './harnessTypes';
import { webhookData } from './reception';
import { saveStaticData, workflowWith, type Placement } from './workflow';

const processSettings = Container.get(InstanceSettings);

/** One n8n with its credentials and de-duplication store, and what it calls on a node without running it. */
export class N8nInstance {
	/** Change or delete entries at will: as if the user edited or deleted the credential. */
	readonly credentials: CredentialStore;

	/** Another one makes it another n8n, which shares nothing that an engine remembers in the process. */
	instanceId: string;

	private readonly stored: StoredCredentials;

	private readonly deduplicator = new MemoryDeduplicator();

	protected readonly urls: BaseUrls;

	private readonly settings: InstanceSettings;

	/** Counted over all instances of this process: to a node, an execution's id is like no other. */
	private static executions = 0;

	constructor(options: HarnessOptions) {
		this.credentials = options.credentials ?? {};
		this.instanceId = options.instanceId ?? 'instance-under-test';
		this.stored = new StoredCredentials(
			this.credentials,
			options.credentialTypes ?? packageCredentialTypes(),
		);
		this.settings = Object.create(processSettings, {
			instanceId: { get: () => this.instanceId },
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

	private loadOptionsContext(nodeType: INodeType, parameters: INodeParameters): LoadOptionsContext {
		const { workflow, node, additionalData } = this.place(nodeType, parameters, {});
		additionalData.currentNodeParameters = node.parameters;
		this.claimInstance();
		return new LoadOptionsContext(workflow, node, additionalData, '');
	}

	protected place(
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
		const executionId = placement.executionId ?? String(++N8nInstance.executions);
		return { ...placed, additionalData: additionalDataFor(this.stored, this.urls, executionId) };
	}

	/** Contexts take the instance id from n8n-core's InstanceSettings when they are made. */
	private claimInstance(): void {
		Container.set(InstanceSettings, this.settings);
	}

	protected async asThisInstance<T>(work: () => Promise<T>): Promise<T> {
		return await withDeduplicator(this.deduplicator, async () => {
			this.claimInstance();
			return await work();
		});
	}
}

export function webhookOf(nodeType: INodeType): IWebhookDescription {
	const description = nodeType.description.webhooks?.find(({ name }) => name === 'default');
	if (!description) throw new UnexpectedError('The node has no webhook named "default"');
	return description;
}

export function webhookPath(
	nodeType: INodeType,
	{ workflow, node }: { workflow: Workflow; node: INode },
): string {
	return NodeHelpers.getNodeWebhookPath(workflow.id, node, String(webhookOf(nodeType).path));
}
