import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeListSearchResult,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { concurrencyOption } from '../shared/actions/concurrency';
import { resourceFields } from './resources';

const load = async () => await import('./operations');

export class AutoGrab implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AutoGrab',
		name: 'autoGrab',
		icon: { light: 'file:../../icons/autograb.svg', dark: 'file:../../icons/autograb.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Look up and value vehicles at AutoGrab, upload past customers to Recapture, and manage webhooks',
		defaults: { name: 'AutoGrab' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'autoGrabApi',
				required: true,
				// A sample event is made without asking AutoGrab, so it needs no account.
				displayOptions: {
					show: { resource: ['recapture', 'valuation', 'vehicle', 'webhook'] },
				},
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Event',
						value: 'event',
						description: 'What the AutoGrab Trigger receives',
					},
					{
						name: 'Recapture',
						value: 'recapture',
						description: 'Past customers whose cars AutoGrab watches for in used-car listings',
					},
					{
						name: 'Valuation',
						value: 'valuation',
						description: 'What a vehicle is worth today',
					},
					{
						name: 'Vehicle',
						value: 'vehicle',
						description: 'Which vehicle a plate, a VIN or a text stands for',
					},
					{
						name: 'Webhook',
						value: 'webhook',
						description: 'Where AutoGrab sends events to',
					},
				],
				default: 'vehicle',
			},
			...resourceFields,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				displayOptions: { show: { resource: ['valuation', 'vehicle', 'webhook'] } },
				options: [concurrencyOption],
			},
		],
	};

	methods = {
		listSearch: {
			async searchWebhooks(
				this: ILoadOptionsFunctions,
				filter?: string,
			): Promise<INodeListSearchResult> {
				return await (await load()).searchWebhooks(this, filter);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await (await load()).execute(this);
	}
}
