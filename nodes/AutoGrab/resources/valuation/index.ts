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
import { referenceId, toldFields } from '../toldFields';
import { additionalFields, adjustments, gaugeTold, residualTold, stateForPricing } from './fields';

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

const priced = [
	'predict',
	'predictByRegistration',
	'predictByVin',
	'lookUpAndPredict',
	'predictConditions',
];
const lookUpBy: INodeProperties = {
	displayName: 'Look Up By',
	name: 'lookUpBy',
	type: 'options',
	options: [
		{ name: 'Registration Plate', value: 'registration' },
		{ name: 'VIN', value: 'vin' },
	],
	default: 'registration',
	description: 'What is known of the car',
};
const shownFor = (way: string, field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, lookUpBy: [way] } },
});

export const description: INodeProperties[] = [
	operationSelector(
		'valuation',
		[
			{
				name: 'Get',
				value: 'get',
				description: 'Get an earlier valuation once more, by its ID',
				action: 'Get valuation',
			},
			{
				name: 'Look Up and Predict',
				value: 'lookUpAndPredict',
				description:
					'Find the vehicle of a plate or a VIN and value it, in one step that tells what was matched. Recorded and billed by AutoGrab.',
				action: 'Look up and predict valuation',
			},
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
			{
				name: 'Predict Conditions',
				value: 'predictConditions',
				description: 'Get the trade price of a vehicle in each condition from poor to excellent',
				action: 'Predict conditions valuation',
			},
			{
				name: 'Predict Gauge',
				value: 'predictGauge',
				description: 'See where an asking price stands in the market',
				action: 'Predict gauge of price',
			},
			{
				name: 'Predict Residual',
				value: 'predictResidual',
				description: 'Get what a vehicle will be worth in each of the next five years',
				action: 'Predict residual valuation',
			},
		],
		'predictByRegistration',
	),
	regionField('valuation'),
	...forOperation(
		'valuation',
		['predict', 'predictConditions', 'predictResidual'],
		[vehicleIdField],
	),
	...forOperation('valuation', 'lookUpAndPredict', [
		lookUpBy,
		shownFor('registration', plateField),
		shownFor('registration', stateField),
		shownFor('vin', vinField),
	]),
	...forOperation('valuation', 'predictByRegistration', [plateField, stateField]),
	...forOperation('valuation', 'predictByVin', [vinField]),
	...forOperation('valuation', priced, [kmsField]),
	...forOperation('valuation', ['predict', 'lookUpAndPredict'], [conditionScoreField]),
	...forOperation('valuation', priced, [featuresField]),
	...toldFields('valuation', 'predictGauge', [...gaugeTold, referenceId]),
	...toldFields('valuation', 'predictResidual', [...residualTold, referenceId]),
	...forOperation('valuation', 'get', [
		{
			displayName: 'Valuation ID',
			name: 'valuationId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 77d1e0c4-2b58-4f3a-a6c9-e04f9b8d1127',
			description: 'The ID of the valuation, as it was given when it was made',
		},
	]),
	...forOperation(
		'valuation',
		[...priced, 'get', 'predictGauge', 'predictResidual'],
		[simplifyField],
	),
	...forOperation('valuation', 'predict', [additionalFields]),
	...toldFields('valuation', 'lookUpAndPredict', [...adjustments, stateForPricing, referenceId]),
	...['predictByRegistration', 'predictByVin'].flatMap((operation) =>
		toldFields('valuation', operation, [referenceId]),
	),
	...toldFields('valuation', 'predictConditions', [...adjustments, referenceId]),
];
