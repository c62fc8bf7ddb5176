import type { INodeProperties } from 'n8n-workflow';

import { operationSelector } from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import {
	mayBill,
	plateField,
	regionField,
	simplifyField,
	stateField,
	vehicleIdField,
	vinField,
} from '../commonFields';
import { toldFields } from '../toldFields';
import {
	facetFields,
	historyTold,
	lookUpTold,
	overlayTold,
	photosTold,
	searchTold,
} from './vehicle.fields';

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

const LOOKED_UP = mayBill('look-up');

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
				name: 'Get by Plate',
				value: 'getByRegistration',
				description: `Find out which vehicle a number plate belongs to, and its AutoGrab ID. ${LOOKED_UP}.`,
				action: 'Get a vehicle by its plate',
			},
			{
				name: 'Get by VIN',
				value: 'getByVin',
				description: `Find out which vehicle a VIN belongs to, and its AutoGrab ID. ${LOOKED_UP}.`,
				action: 'Get a vehicle by its VIN',
			},
			{
				name: 'Search',
				value: 'search',
				description: 'Find vehicles, and their AutoGrab IDs, by a text such as "2020 Mazda CX-5"',
				action: 'Search for vehicles by a text',
			},
			{
				name: 'Find by Make and Model',
				value: 'findByFacets',
				description:
					'Find vehicles, and their AutoGrab IDs, by choosing make, model, badge and year',
				action: 'Find vehicles by make and model',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Get the make, model and details of a vehicle by its AutoGrab ID',
				action: 'Get a vehicle',
			},
			{
				name: 'Get Comparable Listings',
				value: 'getMarketOverlay',
				description: 'See comparable listings, live and recently gone, and their prices',
				action: 'Get comparable listings of a vehicle',
			},
			{
				name: 'Get Advertising History',
				value: 'getHistory',
				description: 'See where, when and at what price a car was advertised before',
				action: 'Get the advertising history of a car',
			},
			{
				name: 'Get Photos',
				value: 'getPhotos',
				description: 'Get stock photos of a make and model; they do not show your own car',
				action: 'Get stock photos of a vehicle',
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
	...toldFields('vehicle', ['getByRegistration', 'getByVin'], lookUpTold),
	...forOperation('vehicle', 'search', [searchField, limitField]),
	...toldFields('vehicle', 'search', searchTold),
	...forOperation('vehicle', all, [simplifyField]),
];
