import type { INodeProperties } from 'n8n-workflow';

/** Extras of a look-up by plate or VIN (autograb-api.md 8.2); each must be in the contract. */
export const vehicleFeaturesField: INodeProperties = {
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

export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [preferMoreResults, referenceId],
};
