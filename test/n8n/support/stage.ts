import { randomUUID } from 'node:crypto';

import {
	type Json,
	N8nClient,
	type RunningN8n,
	type Workflow,
	type WorkflowNode,
	n8nElsewhere,
	packPackage,
	startN8n,
} from '../../../tools/sandbox';
import type { Account, Vendor } from './vendor';

/** A workflow under test: the trigger, and a node called "After" behind each of its outputs. */
export interface TriggerWorkflow {
	id: string;
	nodeName: string;
	productionUrl: string;
	testUrl: string;
}

export interface TriggerWorkflowInput {
	vendor: Vendor;
	account: Account;
	parameters?: Json;
	/** Default: a NoOp. */
	after?: Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters'>;
	/** Replaces fields of the account's credential. */
	credential?: Json;
}

/**
 * A real n8n with the packed project installed, for one test file; or the one that `N8N_SANDBOX_URL` leads to, as long as
 * nothing special is asked for. `npm test` runs all its files in one.
 */
export interface Stage {
	n8n: RunningN8n;
	client(): N8nClient;
	triggerWorkflow(input: TriggerWorkflowInput): Promise<TriggerWorkflow>;
	restart(): Promise<void>;
	killAndRestart(): Promise<void>;
	close(): Promise<void>;
}

/**
 * @param options.source folder of the package to install; default: this project
 */
export async function openStage(
	options: { env?: Record<string, string>; source?: string } = {},
): Promise<Stage> {
	const needsItsOwn = options.env ?? options.source;
	const elsewhere = needsItsOwn ? undefined : n8nElsewhere(['n8n-nodes-pave-autograb']);
	const pack = elsewhere ? undefined : await packPackage(options.source);
	const n8n = elsewhere ?? (await startN8n({ packages: pack && [pack], env: options.env }));
	let client = await N8nClient.connect(n8n).catch(async (error: Error) => {
		// Nobody gets a stage to close: what was started must not outlive this.
		await n8n.stop();
		await pack?.remove();
		throw error;
	});
	const reconnect = async () => {
		client.close();
		client = await N8nClient.connect(n8n);
	};
	return {
		n8n,
		client: () => client,
		triggerWorkflow: async (input) => await createTriggerWorkflow(client, n8n.url, input),
		restart: async () => {
			await n8n.restart();
			await reconnect();
		},
		killAndRestart: async () => {
			await n8n.kill();
			await n8n.restart();
			await reconnect();
		},
		close: async () => {
			client.close();
			await n8n.stop();
			await pack?.remove();
		},
	};
}

/** Creates a workflow that starts with a vendor's trigger, and the credential that it needs. */
export async function createTriggerWorkflow(
	client: N8nClient,
	n8nUrl: string,
	{ vendor, account, parameters, after, credential }: TriggerWorkflowInput,
): Promise<TriggerWorkflow> {
	const saved = await client.createCredential(vendor.credentialType, `${vendor.name} account`, {
		...account.credential,
		...credential,
	});
	const webhookId = randomUUID();
	const workflow: Workflow = await client.createWorkflow({
		name: `${vendor.name} ${webhookId.slice(0, 8)}`,
		nodes: [
			{
				name: vendor.nodeName,
				type: vendor.nodeType,
				typeVersion: 1,
				position: [0, 0],
				parameters: { events: [vendor.events.main], ...parameters },
				webhookId,
				credentials: { [vendor.credentialType]: saved },
			},
			{
				name: 'After',
				position: [240, 0],
				...(after ?? { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }),
			},
		],
		connections: {
			[vendor.nodeName]: { main: [[{ node: 'After', type: 'main', index: 0 }]] },
		},
	});
	return {
		id: workflow.id,
		nodeName: vendor.nodeName,
		productionUrl: `${n8nUrl}/webhook/${webhookId}/webhook`,
		testUrl: `${n8nUrl}/webhook-test/${webhookId}/webhook`,
	};
}
