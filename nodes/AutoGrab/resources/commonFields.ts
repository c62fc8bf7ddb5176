import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { concurrencyOption } from '../../shared/actions/concurrency';
import { plate, state, toProperty, vin } from './toldFields';

export { simplifyField } from '../../shared/actions/fields';

/** Sorts first, and is what most people want. */
export const AS_SET_IN_CREDENTIAL: INodePropertyOptions = {
	name: 'As Set in Credential',
	value: '',
	description: 'The region chosen in the credential',
};

const NOT_FOR_WEBHOOKS = 'Not documented for webhooks; ask AutoGrab first';

/** The region of one resource's operations; webhooks are not documented for all of them. */
export function regionField(resource: string): INodeProperties {
	const doubtful = resource === 'webhook' ? { description: NOT_FOR_WEBHOOKS } : {};
	const options: INodePropertyOptions[] = [
		AS_SET_IN_CREDENTIAL,
		{ name: 'Australia', value: 'au' },
		{ name: 'Malaysia', value: 'my', ...doubtful },
		{ name: 'New Zealand', value: 'nz' },
		{ name: 'United Kingdom', value: 'uk', ...doubtful },
	];
	return {
		displayName: 'Region',
		name: 'region',
		type: 'options',
		options,
		default: '',
		displayOptions: { show: { resource: [resource] } },
		description: 'Leave it as it is unless you work in several countries',
	};
}

/** What a look-up goes by. */
export const plateField = toProperty({ ...plate, required: true });
export const vinField = toProperty({ ...vin, required: true });

export const stateField = toProperty({
	...state,
	show: { region: ['', 'au'] },
	description:
		'The state of the plate, for example VIC. Australia needs it, other countries have none.',
});

export const vehicleIdField: INodeProperties = {
	displayName: 'Vehicle ID',
	name: 'vehicleId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		"AutoGrab's number of the vehicle, which a look-up by plate, VIN or text gives: 16 digits, kept as text",
	modes: [
		{
			displayName: 'Search',
			name: 'list',
			type: 'list',
			placeholder: 'Select a vehicle…',
			typeOptions: {
				searchListMethod: 'searchVehicles',
				searchable: true,
				searchFilterRequired: true,
			},
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 4720981135602688',
		},
	],
};

export const quotaOption: INodeProperties = {
	displayName: 'Show Remaining Requests',
	name: 'includeQuota',
	type: 'boolean',
	default: false,
	description:
		'Whether to add to each item how many requests AutoGrab says you have left, and used this month',
};

/** The last sentence of every operation that may be billed, without its full stop. */
export const mayBill = (what: string) => `AutoGrab may bill each ${what}`;

/** The operations whose `effect` is to be billed. */
export const BILLED =
	'createClaim decideRepair generate getByRegistration getByVin lookUpAndPredict predict predictByRegistration predictByVin predictConditions predictGauge predictResidual requestCarAnalysis'.split(
		' ',
	);

const stopAfterOption: INodeProperties = {
	displayName: 'Stop After',
	name: 'stopAfter',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 100,
	displayOptions: { show: { '/operation': BILLED } },
	description:
		'The most items that this node sends to AutoGrab in one execution, loops and retries included. Further items are neither sent nor billed: each fails with a message that says so.',
};

/** A sample needs none, and an upload has its own. */
const WITH_OPTIONS = 'certificate insurance lead report valuation vehicle webhook'.split(' ');

export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { resource: WITH_OPTIONS } },
	options: [concurrencyOption, quotaOption, stopAfterOption],
};
