import type {
	ICredentialType,
	IDataObject,
	INodeExecutionData,
	NodeExecutionHint,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import type { CredentialStore } from './credentials';
import type { Reception } from './reception';
import type { Answer, OutgoingRequest } from './send';
import type { Placement } from './workflow';

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
	/** Which run of the node in its execution it is, as in a loop. Default 0. */
	runIndex?: number;
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
