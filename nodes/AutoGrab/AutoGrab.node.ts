import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
	ResourceMapperFields,
} from 'n8n-workflow';

import { operationSubtitle } from '../shared/actions/fields';
import { resourceField, resourceFields, resources } from './resources/resourceFields';
import { optionsField } from './resources/commonFields';
import { FACETS } from './resources/vehicle/facetNames';

const load = async () => await import('./operations');

export class AutoGrab implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AutoGrab',
		name: 'autoGrab',
		icon: { light: 'file:../../icons/autograb.svg', dark: 'file:../../icons/autograb.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(resources, resourceFields),
		description:
			'Look up and value vehicles at AutoGrab, see the market, order reports and claims, upload past customers to Recapture, and manage webhooks',
		builderHint: {
			searchHint:
				'Look a vehicle up by plate or VIN and value it. Valuations, look-ups and certificates may be billed. For a value by plate or VIN use valuation > lookUpAndPredict.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-pave-autograb.autoGrabTrigger',
					relationHint: "Starts a workflow when a past customer's car is listed",
				},
			],
		},
		defaults: { name: 'AutoGrab' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'autoGrabApi',
				required: true,
				// A sample event is made without asking AutoGrab, so it needs no account.
				displayOptions: { hide: { resource: ['event'] } },
			},
		],
		properties: [resourceField, ...resourceFields, optionsField],
	};

	methods = {
		listSearch: {
			async searchWebhooks(
				this: ILoadOptionsFunctions,
				filter?: string,
			): Promise<INodeListSearchResult> {
				return await (await load()).searchWebhooks(this, filter);
			},
			async searchVehicles(
				this: ILoadOptionsFunctions,
				filter?: string,
			): Promise<INodeListSearchResult> {
				return await (await load()).searchVehicles(this, filter);
			},
		},
		resourceMapping: {
			async getCustomerColumns(): Promise<ResourceMapperFields> {
				return (await load()).getCustomerColumns();
			},
		},
		// One method per dropdown of Find by Make and Model, named like it.
		loadOptions: Object.fromEntries(FACETS.map(([facet]) => [facet, facetLoader(facet)])),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await (await load()).execute(this);
	}
}

function facetLoader(facet: string) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await (await load()).loadFacet(this, facet);
	};
}
