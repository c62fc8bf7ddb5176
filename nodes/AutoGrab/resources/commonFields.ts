import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { concurrencyOption } from '../../shared/actions/concurrency';
import { plate, state, toProperty, vin } from './toldFields';

export { simplifyField } from '../../shared/actions/fields';

const NOT_FOR_WEBHOOKS = 'Not documented for webhooks; ask AutoGrab first';

/** The region of one resource's operations; webhooks are not documented for all of them. */
export function regionField(resource: string): INodeProperties {
	const doubtful = resource === 'webhook' ? { description: NOT_FOR_WEBHOOKS } : {};
	const options: INodePropertyOptions[] = [
		{ name: 'Australia', value: 'au' },
		{
			name: 'From Credential',
			value: '',
			description: 'The region chosen in the credential',
		},
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
		description:
			'The country whose data to use: au, my, nz or uk. Leave at From Credential unless you work in several.',
	};
}

/** What a look-up goes by. */
export const plateField = toProperty({ ...plate, required: true });
export const vinField = toProperty({ ...vin, required: true });

export const stateField = toProperty({
	...state,
	show: { region: ['', 'au'] },
	description:
		'The state the plate is registered in, for example VIC. Australia needs it, other countries have none.',
});

export const vehicleIdField: INodeProperties = {
	displayName: 'Vehicle ID',
	name: 'vehicleId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		"AutoGrab's ID of the vehicle, from a look-up by plate, VIN or text (16 digits; keep it as text)",
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
	displayName: 'Include Quota',
	name: 'includeQuota',
	type: 'boolean',
	default: false,
	description:
		'Whether to add to each item what AutoGrab last said of your limits: requests left, and used this month',
};

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
		'How many items this node sends to AutoGrab in one execution at most, loops and retries included. The items beyond are not sent or billed: each comes out as a failed item that says so.',
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
