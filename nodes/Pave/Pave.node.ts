import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { concurrencyOption } from '../shared/actions/concurrency';
import { operationSubtitle } from '../shared/actions/fields';
import { resourceFields, resources } from './resources/resourceFields';
import { damagePhotosOption, reportOptions } from './resources/session/session.fields';

const load = async () => await import('./operations');

export class Pave implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PAVE',
		name: 'pave',
		icon: { light: 'file:../../icons/pave.svg', dark: 'file:../../icons/pave.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(resources, resourceFields),
		description: 'Create vehicle inspections at PAVE and get their photos, damages and results',
		builderHint: {
			searchHint:
				'Order PAVE vehicle inspections, text the link, and read results, damages and photos. Creating an inspection and texting may be billed: ask the user first.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-pave-autograb.paveTrigger',
					relationHint: 'Starts a workflow when an inspection is finished',
				},
			],
		},
		defaults: { name: 'PAVE' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'paveApi',
				required: true,
				// A sample event is made without asking PAVE, so it needs no account.
				displayOptions: { show: { resource: ['callback', 'hotspot', 'session'] } },
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resources,
				default: 'session',
			},
			...resourceFields,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				displayOptions: { show: { resource: ['callback', 'hotspot', 'session'] } },
				options: [concurrencyOption, damagePhotosOption, ...reportOptions].sort((a, b) =>
					a.displayName < b.displayName ? -1 : 1,
				),
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await (await load()).execute(this);
	}
}
