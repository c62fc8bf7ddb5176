import type { INodeProperties } from 'n8n-workflow';

import { operationSelector } from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import {
	plateField,
	regionField,
	simplifyField,
	stateField,
	vehicleIdField,
	vinField,
} from '../fields';
import { toldFields } from '../toldFields';
import { facetFields, historyTold, overlayTold, photosTold } from './fields';

/** Extras of a look-up by plate or VIN (autograb-api.md 8.2); each must be in the contract. */
const featuresField: INodeProperties = {
	displayName: 'Features',
	name: 'features',
	type: 'multiOptions',
	options: [
		{ name: 'Additional Upstream Data', value: 'additional_upstream_data' },
		{ name: 'Build Data', value: 'build_data' },
		{ name: 'Extended Data', value: 'extended_data' },
		{ name: 'Performance', value: 'performance_info' },
		{ name: 'Registration Status', value: 'registration_status' },
		{ name: 'Stolen Records', value: 'stolen_info' },
		{ name: 'Vehicle Age', value: 'vehicle_age' },
		{ name: 'Vehicle Summary', value: 'vehicle_summary' },
		{ name: 'Write-Off Records', value: 'writeoff_info' },
	],
	default: [],
	description:
		'What AutoGrab shall tell besides the vehicle itself. Each feature must be in your AutoGrab contract and may cost extra.',
};

const preferMoreResults: INodeProperties = {
	displayName: 'Prefer More Results',
	name: 'preferMoreResults',
	type: 'boolean',
	default: false,
	description: 'Whether to get more candidates, the less certain ones included',
};

const referenceId: INodeProperties = {
	displayName: 'Reference ID',
	name: 'referenceId',
	type: 'string',
	default: '',
	placeholder: 'e.g. branch-7',
	description: 'Stored with the usage at AutoGrab, to split the bill by customer or purpose',
};

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [preferMoreResults, referenceId],
};

const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 50,
	description: 'Max number of results to return',
};

const searchField: INodeProperties = {
	displayName: 'Search Text',
	name: 'search',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 2020 Mazda CX-5 Maxx Sport',
	description: 'What is known of the vehicle: year, make, model, badge, in any order',
};

const all = [
	'findByFacets',
	'get',
	'getByRegistration',
	'getByVin',
	'getHistory',
	'getMarketOverlay',
	'getPhotos',
	'search',
];

export const description: INodeProperties[] = [
	operationSelector(
		'vehicle',
		[
			{
				name: 'Find by Facets',
				value: 'findByFacets',
				description:
					'Find vehicles, and their AutoGrab IDs, by choosing make, model, badge and year',
				action: 'Find vehicles by facets',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Get the make, model and details of a vehicle by its AutoGrab ID',
				action: 'Get vehicle',
			},
			{
				name: 'Get by Registration',
				value: 'getByRegistration',
				description: 'Find out which vehicle a number plate belongs to, and its AutoGrab ID',
				action: 'Get vehicle by registration',
			},
			{
				name: 'Get by VIN',
				value: 'getByVin',
				description: 'Find out which vehicle a VIN belongs to, and its AutoGrab ID',
				action: 'Get vehicle by VIN',
			},
			{
				name: 'Get History',
				value: 'getHistory',
				description: 'See where, when and at what price a car was advertised before',
				action: 'Get history of vehicle',
			},
			{
				name: 'Get Market Overlay',
				value: 'getMarketOverlay',
				description: 'See comparable listings, live and recently gone, and their prices',
				action: 'Get market overlay of vehicle',
			},
			{
				name: 'Get Photos',
				value: 'getPhotos',
				description: 'Get stock photos of a make and model; they do not show your very car',
				action: 'Get photos of vehicle',
			},
			{
				name: 'Search',
				value: 'search',
				description: 'Find vehicles, and their AutoGrab IDs, by a text such as "2020 Mazda CX-5"',
				action: 'Search vehicles',
			},
		],
		'getByRegistration',
	),
	regionField('vehicle'),
	...forOperation('vehicle', ['get', 'getMarketOverlay', 'getPhotos'], [vehicleIdField]),
	...forOperation('vehicle', 'findByFacets', facetFields),
	...toldFields('vehicle', 'getHistory', historyTold),
	...toldFields('vehicle', 'getMarketOverlay', overlayTold),
	...toldFields('vehicle', 'getPhotos', photosTold),
	...forOperation('vehicle', 'getByRegistration', [plateField, stateField]),
	...forOperation('vehicle', 'getByVin', [vinField]),
	...forOperation('vehicle', ['getByRegistration', 'getByVin'], [featuresField]),
	...forOperation('vehicle', 'search', [searchField, limitField]),
	...forOperation('vehicle', all, [simplifyField]),
	...forOperation('vehicle', ['getByRegistration', 'getByVin', 'search'], [additionalFields]),
];
