import type { INodeProperties } from 'n8n-workflow';

import { regionField } from '../region';
import * as predict from './predict';
import * as predictByRegistration from './predictByRegistration';
import * as predictByVin from './predictByVin';

export const operations = { predict, predictByRegistration, predictByVin };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['valuation'] } },
		options: [
			{
				name: 'Predict',
				value: 'predict',
				description:
					'Get the retail and trade price of a vehicle by its AutoGrab ID. The most reliable way: look the vehicle up first.',
				action: 'Predict valuation',
			},
			{
				name: 'Predict by Registration',
				value: 'predictByRegistration',
				description: 'Get the retail and trade price of a vehicle by its number plate',
				action: 'Predict valuation by registration',
			},
			{
				name: 'Predict by VIN',
				value: 'predictByVin',
				description: 'Get the retail and trade price of a vehicle by its VIN',
				action: 'Predict valuation by VIN',
			},
		],
		default: 'predictByRegistration',
	},
	regionField('valuation'),
	...Object.values(operations).flatMap((operation) => operation.description),
];
