import type { INodeProperties } from 'n8n-workflow';

import { kms, plate, state, text, vin, type Told } from '../toldFields';

const amount = (
	name: string,
	displayName: string,
	wire: string,
	placeholder: string,
	description: string,
): Told => ({ name, displayName, kind: 'amount', wire, placeholder, description });

export const adjustments: readonly Told[] = [
	amount(
		'rrpAdjustment',
		'RRP Adjustment',
		'rrp_adjustment',
		'-1500',
		'Added to the price when new; may be negative',
	),
	amount(
		'rrpOverwrite',
		'RRP Overwrite',
		'rrp_overwrite',
		'42990',
		'Used in place of the price when new',
	),
];

/** autograb-api.md 7.2. */
export const residualTold: readonly Told[] = [
	{
		...amount(
			'initialKms',
			'Initial Kilometres',
			'initial_kms',
			'10000',
			'What the odometer shows today',
		),
		required: true,
	},
	{
		...amount(
			'yearlyKms',
			'Yearly Kilometres',
			'yearly_kms',
			'15000',
			'How far the car is driven in a year',
		),
		required: true,
	},
	text('color', 'Colour', 'color', 'White', 'The colour of the car'),
	...adjustments,
];

/** autograb-api.md 7.2: send what you have, one way of naming the vehicle is enough. */
export const gaugeTold: readonly Told[] = [
	{
		...amount(
			'listingPrice',
			'Listing Price',
			'listing_price',
			'26490',
			'The price asked for the car',
		),
		required: true,
	},
	{ ...kms, main: true },
	text(
		'gaugeVehicleId',
		'Vehicle ID',
		'vehicle_id',
		'4720981135602688',
		"AutoGrab's ID of the vehicle",
	),
	text('marketplace', 'Marketplace', 'marketplace', 'autotrader.com.au', 'The site of the listing'),
	text(
		'marketplaceId',
		'Marketplace ID',
		'marketplace_id',
		'13495712',
		"The listing's number there",
	),
	plate,
	state,
	text(
		'vehicleDescription',
		'Vehicle Description',
		'vehicle_description',
		'2015 Toyota Corolla Ascent Automatic',
		'The vehicle in words',
	),
	vin,
];

export const stateForPricing: Told = {
	name: 'stateForPricing',
	displayName: 'State for Pricing',
	kind: 'text',
	wire: 'state_for_pricing',
	placeholder: 'VIC',
	description: 'Prices of this state in place of national ones',
};

const entry = (
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

/** What only a valuation by vehicle ID has (autograb-api.md 7.1). */
export const additionalFields: INodeProperties = {
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
		entry(
			'Reference ID',
			'referenceId',
			'branch-7',
			'Stored with the usage at AutoGrab, to split the bill by customer or purpose',
		),
		entry('Registration Plate', 'rego', 'XYZ12Q', 'For reference, stored with the valuation'),
		entry(
			'RRP Adjustment',
			'rrpAdjustment',
			'-1500',
			'Added to the price when new; may be negative',
		),
		entry('RRP Overwrite', 'rrpOverwrite', '42990', 'Used in place of the price when new'),
		entry('State', 'state', 'VIC', 'The state of the plate, for reference'),
		entry(
			'State for Pricing',
			'stateForPricing',
			'VIC',
			'Prices of this state in place of national ones',
		),
		entry('VIN', 'vin', 'JM0KF4WLA00123456', 'For reference, stored with the valuation'),
	],
};
