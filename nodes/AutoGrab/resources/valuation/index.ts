import type { INodeProperties } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions/forOperation';
import {
	plateField,
	regionField,
	simplifyField,
	stateField,
	vehicleIdField,
	vinField,
} from '../fields';

const kmsField: INodeProperties = {
	displayName: 'Kilometres',
	name: 'kms',
	type: 'string',
	default: '',
	placeholder: 'e.g. 61800',
	description:
		'What the odometer shows. Leave empty to have AutoGrab use the average of the model and year.',
};

/** Extras of a valuation (autograb-api.md 7.1); each must be in the contract. */
const featuresField: INodeProperties = {
	displayName: 'Features',
	name: 'features',
	type: 'multiOptions',
	options: [
		{
			name: 'Equity',
			value: 'equity',
		},
		{
			name: 'Max Offer',
			value: 'max_offer',
			description: 'The most to pay for the vehicle, by your max offer configuration',
		},
		{
			name: 'Max Offer on Trade Price',
			value: 'max_offer_trade',
			description: 'Bases the max offer on the trade price; tick Max Offer, too',
		},
		{
			name: 'Price Bounds',
			value: 'bounds',
			description: 'Lower and upper bounds of the retail and the trade price',
		},
	],
	default: [],
	description:
		'What AutoGrab shall tell besides the prices. Each feature must be in your AutoGrab contract.',
};

const conditionScoreField: INodeProperties = {
	displayName: 'Condition Score',
	name: 'conditionScore',
	type: 'options',
	options: [
		{ name: '1 - Poor', value: 1 },
		{ name: '2 - Fair', value: 2 },
		{ name: '3 - Average', value: 3 },
		{ name: '4 - Good', value: 4 },
		{ name: '5 - Excellent', value: 5 },
		{ name: 'Not Given', value: '' },
	],
	default: '',
	description: 'The condition of the vehicle, from 1 (poor) to 5 (excellent)',
};

const text = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description,
});

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Catalogue',
			name: 'catalogue',
			type: 'options',
			options: [
				{ name: 'AutoGrab', value: 'autograb' },
				{ name: 'JATO', value: 'jato' },
			],
			default: 'autograb',
			description: 'Whose IDs the Vehicle ID belongs to',
		},
		text('Registration Plate', 'rego', 'XYZ12Q', 'For reference, stored with the valuation'),
		text(
			'RRP Adjustment',
			'rrpAdjustment',
			'-1500',
			'Added to the price when new; may be negative',
		),
		text('RRP Overwrite', 'rrpOverwrite', '42990', 'Used in place of the price when new'),
		text('State', 'state', 'VIC', 'The state of the plate, for reference'),
		text(
			'State for Pricing',
			'stateForPricing',
			'VIC',
			'Prices of this state in place of national ones',
		),
		text('VIN', 'vin', 'JM0KF4WLA00123456', 'For reference, stored with the valuation'),
	],
};

const all = ['predict', 'predictByRegistration', 'predictByVin'];

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
	...forOperation('valuation', 'predict', [vehicleIdField]),
	...forOperation('valuation', 'predictByRegistration', [plateField, stateField]),
	...forOperation('valuation', 'predictByVin', [vinField]),
	...forOperation('valuation', all, [kmsField]),
	...forOperation('valuation', 'predict', [conditionScoreField]),
	...forOperation('valuation', all, [featuresField, simplifyField]),
	...forOperation('valuation', 'predict', [additionalFields]),
];
