import type { INodeProperties } from 'n8n-workflow';

import { kms, plate, referenceId, state, text, vin, type Told } from '../toldFields';

const flag = (name: string, displayName: string, wire: string, description: string): Told => ({
	name,
	displayName,
	kind: 'switch',
	wire,
	description,
});

const features = (choices: Told['choices']): Told => ({
	name: 'features',
	displayName: 'Features',
	kind: 'choices',
	wire: 'features',
	main: true,
	choices,
	description:
		'What AutoGrab shall tell besides. Each feature must be in your AutoGrab contract and may cost extra.',
});

/** autograb-api.md 9.3: the more is given, the surer the history is found. */
export const historyTold: readonly Told[] = [
	{ ...vin, main: true },
	{ ...plate, wire: 'registration_plate', main: true },
	{ ...state, main: true },
	{
		...text('make', 'Make', 'make', 'Mazda', 'Make, spelled as AutoGrab does (see Get by VIN)'),
		main: true,
	},
	{ ...text('model', 'Model', 'model', 'CX-5', 'Model, spelled as AutoGrab does'), main: true },
	{
		...kms,
		name: 'year',
		displayName: 'Year',
		wire: 'year',
		placeholder: '2020',
		description: 'Year of the car',
		main: true,
	},
	features([
		{ name: 'All Images', value: 'all_images' },
		{ name: 'Listing Sources', value: 'listing_sources' },
		{ name: 'Listing URLs', value: 'listing_urls' },
		{ name: 'Price Changes', value: 'price_changes' },
		{ name: 'Primary Description', value: 'primary_description' },
	]),
	{
		name: 'endDate',
		displayName: 'End Date',
		kind: 'day',
		wire: 'end_date',
		description: 'Nothing after this day',
	},
	text('historyId', 'History ID', 'vehicle_history_id', '8d05b1c9-e672', 'A history found earlier'),
	text('marketplace', 'Marketplace', 'marketplace', 'carsales.com.au', 'The site of a listing'),
	text(
		'marketplaceId',
		'Marketplace ID',
		'marketplace_id',
		'13495712',
		"The listing's number there",
	),
	referenceId,
	{
		name: 'startDate',
		displayName: 'Start Date',
		kind: 'day',
		wire: 'start_date',
		description: 'Nothing before this day',
	},
];

/** autograb-api.md 9.1. */
export const overlayTold: readonly Told[] = [
	features([
		{ name: 'All Images', value: 'all_images' },
		{ name: 'Average Kilometres', value: 'avg_kms' },
		{ name: 'Average Price', value: 'avg_price' },
		{ name: 'Cover Image', value: 'cover_image' },
		{ name: 'Dealer Contact Details', value: 'dealer_contact_details' },
		{ name: 'First Price', value: 'lead_starting_price' },
		{ name: 'Listing Details', value: 'listing_details' },
		{ name: 'Listing URLs', value: 'listing_urls' },
		{ name: 'Price Drops', value: 'lead_price_drops' },
		{ name: 'Price When New', value: 'vehicle_rrp' },
		{ name: 'Primary Description', value: 'primary_description' },
		{ name: 'Registration Plate', value: 'rego' },
		{ name: 'Stock Number', value: 'stock_no' },
		{ name: 'VIN', value: 'VIN' },
	]),
	flag(
		'excludeAllDelisted',
		'Exclude All Delisted',
		'exclude_all_delisted',
		'Whether to have only listings that are still live',
	),
	flag(
		'excludeOutliers',
		'Exclude Outliers',
		'exclude_outliers',
		'Whether to leave out listings far from the others',
	),
	flag(
		'includeAdjacentYears',
		'Include Adjacent Years',
		'include_adjacent_years',
		'Whether to have cars built a year before or after, too',
	),
	flag(
		'includeAllActive',
		'Include All Active',
		'include_all_active',
		'Whether to have every live listing, whatever its age',
	),
	{
		name: 'minimumDays',
		displayName: 'Minimum Days',
		kind: 'amount',
		wire: 'minimum_days',
		placeholder: '90',
		description: 'How many days to look back at least, in place of 60',
	},
];

export const photosTold: readonly Told[] = [
	{
		...text(
			'color',
			'Colour',
			'color',
			'White',
			'The colour to show. Without a photo of it, white or another one comes.',
		),
		main: true,
	},
	referenceId,
];

/** In the order in which a user narrows down (autograb-api.md 8.5): each is chosen among what is left. */
export const FACETS = [
	['make', 'Make'],
	['model', 'Model'],
	['badge', 'Badge'],
	['year', 'Year'],
	['body', 'Body'],
	['body_style', 'Body Style'],
	['engine', 'Engine'],
	['fuel', 'Fuel'],
	['series', 'Series'],
	['transmission', 'Transmission'],
	['wheelbase', 'Wheelbase'],
] as const;

/** The first ones stand by themselves, the others under More Filters. */
export const MAIN_FACETS = 4;

const facetField = (
	[name, displayName]: (typeof FACETS)[number],
	index: number,
): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	default: '',
	required: index < 2,
	typeOptions: {
		loadOptionsMethod: name,
		loadOptionsDependsOn: [
			'region',
			...FACETS.slice(0, Math.min(index, MAIN_FACETS)).map(([former]) => former),
		],
	},
	description:
		'Choose from the list, which holds what AutoGrab has for the fields before, or give the value by an expression',
});

export const facetFields: INodeProperties[] = [
	...FACETS.slice(0, MAIN_FACETS).map(facetField),
	{
		displayName: 'More Filters',
		name: 'moreFilters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Narrows the search down further',
		options: FACETS.slice(MAIN_FACETS).map((facet, index) =>
			facetField(facet, index + MAIN_FACETS),
		),
	},
];
