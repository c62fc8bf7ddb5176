import {
	amount,
	features,
	kms,
	odometer,
	plate,
	referenceId,
	state,
	text,
	vin,
	type Told,
} from '../toldFields';

/** A state that used to be typed: workflows keep how they wrote it. */
const stateAsText = (name: string, displayName: string, description: string): Told => ({
	...state,
	name,
	displayName,
	description,
	isOpen: true,
});

const adjustments: readonly Told[] = [
	amount(
		'rrpAdjustment',
		'RRP Adjustment',
		'-1500',
		'Added to the price when new (RRP); may be negative',
	),
	amount('rrpOverwrite', 'RRP Overwrite', '42990', 'Used instead of the price when new (RRP)'),
];

/** What every valuation may be told (autograb-api.md 7.1). */
export const priceTold: readonly Told[] = [
	{
		...kms,
		wire: 'kms',
		main: true,
		description:
			'In kilometres. From miles: multiply by 1.609. Empty: AutoGrab assumes the average for model and year.',
	},
	features([
		{ name: 'Equity', value: 'equity' },
		{
			name: 'Max Offer',
			value: 'max_offer',
			description: 'The most to pay for the vehicle, as set up in your AutoGrab account',
		},
		{
			name: 'Max Offer on Trade Price',
			value: 'max_offer_trade',
			description: 'Bases Max Offer on the trade price; tick Max Offer as well',
		},
		{
			name: 'Price Bounds',
			value: 'bounds',
			description: 'The lowest and highest likely retail and trade price',
		},
	]),
	referenceId,
];

export const conditionsTold: readonly Told[] = [...priceTold, ...adjustments];

/** A valuation by vehicle ID. */
export const lookUpTold: readonly Told[] = [
	...conditionsTold,
	{
		...amount(
			'conditionScore',
			'Condition Score',
			'',
			'The condition of the vehicle, from 1 (poor) to 5 (excellent)',
		),
		main: true,
		choices: [
			{ name: '1 - Poor', value: 1 },
			{ name: '2 - Fair', value: 2 },
			{ name: '3 - Average', value: 3 },
			{ name: '4 - Good', value: 4 },
			{ name: '5 - Excellent', value: 5 },
			{ name: 'Not Given', value: '' },
		],
	},
	stateAsText(
		'stateForPricing',
		'State for Pricing',
		'Use the prices of this state, not national ones',
	),
];

const FOR_REFERENCE = 'For reference, stored with the valuation';

/** What only a valuation by a known vehicle ID has (autograb-api.md 7.1). */
export const predictTold: readonly Told[] = [
	...lookUpTold,
	{
		...text('catalogue', 'Catalogue', '', 'Whose IDs the Vehicle ID belongs to'),
		default: 'autograb',
		choices: [
			{ name: 'AutoGrab', value: 'autograb' },
			{ name: 'JATO', value: 'jato' },
		],
	},
	{ ...plate, name: 'rego', description: FOR_REFERENCE },
	stateAsText('state', 'State', 'The state of the plate, for reference'),
	{ ...vin, description: FOR_REFERENCE },
];

/** autograb-api.md 7.2. */
export const residualTold: readonly Told[] = [
	{
		...odometer(
			'initialKms',
			'Odometer Today (km)',
			'10000',
			'What the odometer shows today, in kilometres',
		),
		required: true,
	},
	{
		...odometer(
			'yearlyKms',
			'Kilometres per Year',
			'15000',
			'How many kilometres the car is driven in a year',
		),
		required: true,
	},
	text('color', 'Colour', 'White', 'The colour of the car'),
	...adjustments,
	referenceId,
];

/** autograb-api.md 7.2: send what you have, one way of naming the vehicle is enough. */
export const gaugeTold: readonly Told[] = [
	{
		...amount('listingPrice', 'Listing Price', '26490', 'The price asked for the car'),
		required: true,
	},
	{ ...kms, main: true },
	text(
		'gaugeVehicleId',
		'Vehicle ID',
		'4720981135602688',
		"AutoGrab's ID of the vehicle",
		'vehicle_id',
	),
	text('marketplace', 'Marketplace', 'autotrader.com.au', 'The site of the listing'),
	text('marketplaceId', 'Marketplace ID', '13495712', "The listing's number there"),
	plate,
	referenceId,
	state,
	text(
		'vehicleDescription',
		'Vehicle Description',
		'2015 Toyota Corolla Ascent Automatic',
		'The vehicle in words',
	),
	vin,
];
