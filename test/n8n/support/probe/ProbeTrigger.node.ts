import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
	NodeConnectionType,
} from 'n8n-workflow';

interface Order {
	pauseMs?: number;
	remember?: string;
	fails?: boolean;
	exists?: boolean;
}

/**
 * A trigger that does nothing but note down what n8n asks of it, one JSON object a line, and behave as it is told: both
 * through files that the environment names.
 */
export class ProbeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Probe Trigger',
		name: 'probeTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Notes down what n8n asks of it',
		defaults: { name: 'Probe Trigger' },
		inputs: [],
		outputs: ['main' as NodeConnectionType],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [{ displayName: 'Label', name: 'label', type: 'string', default: '' }],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return (await noted(this, 'checkExists')).exists === true;
			},
			async create(this: IHookFunctions) {
				await noted(this, 'create');
				return true;
			},
			async delete(this: IHookFunctions) {
				await noted(this, 'delete');
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		await noted(this, 'webhook');
		return { workflowData: [[{ json: { arrived: true } }]] };
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		await noted(this, 'execute');
		return [this.getInputData()];
	}
}

/** Notes down that a hook was called and how it left static data, and does what it was told to. */
async function noted(
	context: IHookFunctions | IWebhookFunctions | IExecuteFunctions,
	hook: string,
): Promise<Order> {
	const { name, parameters } = context.getNode();
	const staticData = context.getWorkflowStaticData('node');
	const note = (moment: 'begins' | 'ends') => {
		const line = {
			hook,
			moment,
			at: Date.now(),
			node: name,
			label: parameters.label,
			mode: context.getMode(),
			activation:
				'getActivationMode' in context
					? (context as IHookFunctions).getActivationMode()
					: undefined,
			active: context.getWorkflow().active,
			url: 'getNodeWebhookUrl' in context ? context.getNodeWebhookUrl('default') : undefined,
			staticData: { ...staticData },
		};
		appendFileSync(process.env.PROBE_LOG ?? '', `${JSON.stringify(line)}\n`);
	};
	note('begins');
	const orders = JSON.parse(readFileSync(process.env.PROBE_ORDERS ?? '', 'utf8')) as {
		[hookOfNode: string]: Order | undefined;
	};
	const order = orders[`${name}.${hook}`] ?? {};
	if (order.pauseMs !== undefined) await pause(order.pauseMs);
	if (order.remember !== undefined) staticData.memory = order.remember;
	note('ends');
	if (order.fails === true) throw new Error(`${hook} was told to fail`);
	return order;
}
