import type { INodeProperties } from 'n8n-workflow';

import { regionField } from '../region';
import * as get from './get';
import * as getByRegistration from './getByRegistration';
import * as getByVin from './getByVin';
import * as search from './search';

export const operations = { get, getByRegistration, getByVin, search };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['vehicle'] } },
		options: [
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
				name: 'Search',
				value: 'search',
				description: 'Find vehicles, and their AutoGrab IDs, by a text such as "2020 Mazda CX-5"',
				action: 'Search vehicles',
			},
		],
		default: 'getByRegistration',
	},
	regionField('vehicle'),
	...Object.values(operations).flatMap((operation) => operation.description),
];
