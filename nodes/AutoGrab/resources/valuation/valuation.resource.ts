import type { INodeProperties } from 'n8n-workflow';

import { operationSelector } from '../../../shared/actions/fields';
import { forOperation, valuesOf } from '../../../shared/actions/forOperation';
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
	conditionsTold,
	gaugeTold,
	lookUpTold,
	predictTold,
	priceTold,
	residualTold,
} from './valuation.fields';

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

const VALUED = mayBill('valuation');

const operation = operationSelector(
	'valuation',
	[
		{
			name: 'Value by Plate or VIN',
			value: 'lookUpAndPredict',
			description: `Find the vehicle of a plate or a VIN and value it, in one step that tells what was matched. ${mayBill('look-up and each valuation')}.`,
			action: 'Value a car by its plate or VIN',
		},
		{
			name: 'Value by Vehicle ID',
			value: 'predict',
			description: `Get the retail and trade price of a vehicle that you have looked up. ${VALUED}.`,
			action: 'Value a car by its AutoGrab ID',
		},
		{
			name: 'Value by Plate',
			value: 'predictByRegistration',
			description: `Get the retail and trade price of a vehicle by its number plate. ${VALUED}.`,
			action: 'Value a car by its plate',
		},
		{
			name: 'Value by VIN',
			value: 'predictByVin',
			description: `Get the retail and trade price of a vehicle by its VIN. ${VALUED}.`,
			action: 'Value a car by its VIN',
		},
		{
			name: 'Value in Each Condition',
			value: 'predictConditions',
			description: `Get the trade price of a vehicle in each condition from poor to excellent. ${VALUED}.`,
			action: 'Value a car in each condition',
		},
		{
			name: 'Rate an Asking Price',
			value: 'predictGauge',
			description: `See where an asking price stands in the market. ${VALUED}.`,
			action: 'Rate an asking price',
		},
		{
			name: 'Forecast Future Value',
			value: 'predictResidual',
			description: `Get what a vehicle will be worth in each of the next five years. ${VALUED}.`,
			action: 'Forecast the future value of a car',
		},
		{
			name: 'Get Earlier Valuation',
			value: 'get',
			description: 'Get an earlier valuation once more, by its ID. It is not billed again.',
			action: 'Get an earlier valuation',
		},
	],
	'predictByRegistration',
);

export const description: INodeProperties[] = [
	operation,
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
	...toldFields('valuation', ['predictByRegistration', 'predictByVin'], priceTold),
	...toldFields('valuation', 'lookUpAndPredict', lookUpTold),
	...toldFields('valuation', 'predict', predictTold),
	...toldFields('valuation', 'predictConditions', conditionsTold),
	...toldFields('valuation', 'predictGauge', gaugeTold),
	...toldFields('valuation', 'predictResidual', residualTold),
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
	...forOperation('valuation', valuesOf(operation), [simplifyField]),
];
