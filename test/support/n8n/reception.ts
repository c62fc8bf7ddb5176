import './environment';

import type { Request, Response } from 'express';
import { WebhookContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	UnexpectedError,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookData,
	type IWebhookDescription,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

/** The node in its workflow, and the delivery that has reached its URL. */
export interface Incoming {
	nodeType: INodeType;
	workflow: Workflow;
	node: INode;
	additionalData: IWorkflowExecuteAdditionalData;
	description: IWebhookDescription;
	isTest: boolean;
	request: Request;
	response: Response;
}

/** What n8n makes of it: the items an execution would start with, or none. */
export interface Reception {
	items: INodeExecutionData[] | undefined;
	/** The same for all outputs, of which only n8n's second engine takes more than the first. */
	outputs?: INodeExecutionData[][];
	/** What `webhook()` threw; n8n would answer 500 and start an execution with an empty item. */
	error?: Error;
}

export function webhookData(
	incoming: Omit<Incoming, 'nodeType' | 'request' | 'response'>,
): IWebhookData {
	const { node, workflow, description, additionalData, isTest } = incoming;
	return {
		httpMethod: 'POST',
		node: node.name,
		path: String(description.path),
		webhookDescription: description,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
		webhookId: node.webhookId,
		isTest,
	};
}

/** Runs the node's `webhook()` in a real WebhookContext and answers the request as n8n would. */
export async function receive(incoming: Incoming): Promise<Reception> {
	const { nodeType, workflow, node, additionalData, isTest, request, response } = incoming;
	const mode: WorkflowExecuteMode = isTest ? 'manual' : 'webhook';
	const context = new WebhookContext(
		workflow,
		node,
		Object.assign(additionalData, { httpRequest: request, httpResponse: response }),
		mode,
		webhookData(incoming),
		[],
		createEmptyRunExecutionData(),
	);
	try {
		const result = await nodeType.webhook?.call(context);
		answer(result ?? {}, response);
		return { items: result?.workflowData?.[0], outputs: result?.workflowData };
	} catch (error) {
		const message = 'Workflow Webhook Error: Workflow could not be started!';
		response.status(500).json({ code: 0, message });
		return {
			items: [{ json: {} }],
			error: error instanceof Error ? error : new UnexpectedError(String(error)),
		};
	}
}

// Response mode "onReceived": the answer does not wait for the execution.
function answer(result: IWebhookResponseData, response: Response): void {
	if (result.noWebhookResponse) return;
	const standard = result.workflowData ? 'Workflow was started' : 'Webhook call received';
	response.status(200).json(result.webhookResponse ?? { message: standard });
}
