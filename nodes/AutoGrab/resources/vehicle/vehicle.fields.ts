import type { INodeProperties } from 'n8n-workflow';

import {
	amount,
	day,
	features,
	flag,
	plate,
	referenceId,
	state,
	text,
	vin,
	type Told,
} from '../toldFields';
import { FACETS, MAIN_FACETS } from './facetNames';

/** What a look-up may be told besides (autograb-api.md 8.2). */
export const searchTold: readonly Told[] = [
	flag(
		'preferMoreResults',
		'Prefer More Results',
		'',
		'Whether to get more candidates, the less certain ones included',
	),
	referenceId,
];

/** As {@link searchTold}, by plate or VIN. */
export const lookUpTold: readonly Told[] = [
	features([
		{ name: 'Additional Upstream Data', value: 'additional_upstream_data' },
		{ name: 'Build Data', value: 'build_data' },
		{ name: 'Extended Data', value: 'extended_data' },
		{ name: 'Performance', value: 'performance_info' },
		{ name: 'Registration Status', value: 'registration_status' },
		{ name: 'Stolen Records', value: 'stolen_info' },
		{ name: 'Vehicle Age', value: 'vehicle_age' },
		{ name: 'Vehicle Summary', value: 'vehicle_summary' },
		{ name: 'Write-Off Records', value: 'writeoff_info' },
	]),
	...searchTold,
];

/** autograb-api.md 9.3: the more is given, the surer the history is found. */
export const historyTold: readonly Told[] = [
	{ ...vin, main: true },
	{ ...plate, wire: 'registration_plate', main: true },
	{ ...state, main: true },
	{
		...text('make', 'Make', 'Mazda', 'Make, spelled as AutoGrab does: Get by VIN gives it'),
		main: true,
	},
	{ ...text('model', 'Model', 'CX-5', 'Model, spelled as AutoGrab does'), main: true },
	{ ...amount('year', 'Year', '2020', 'Year of the car'), main: true },
	features([
		{ name: 'All Images', value: 'all_images' },
		{ name: 'Listing Sources', value: 'listing_sources' },
		{ name: 'Listing URLs', value: 'listing_urls' },
		{ name: 'Price Changes', value: 'price_changes' },
		{ name: 'Primary Description', value: 'primary_description' },
	]),
	day('endDate', 'End Date', '', 'Nothing after this day'),
	text(
		'historyId',
		'History ID',
		'8d05b1c9-e672',
		'The number of a history that was found earlier',
		'vehicle_history_id',
	),
	text('marketplace', 'Marketplace', 'carsales.com.au', 'The website of a listing'),
	text('marketplaceId', 'Marketplace ID', '13495712', "The listing's number there"),
	referenceId,
	day('startDate', 'Start Date', '', 'Nothing before this day'),
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
		'',
		'Whether to get only listings that are still live',
	),
	flag(
		'excludeOutliers',
		'Exclude Outliers',
		'',
		'Whether to leave out listings far from the others',
	),
	flag(
		'includeAdjacentYears',
		'Include Adjacent Years',
		'',
		'Whether to get cars built a year before or after as well',
	),
	flag(
		'includeAllActive',
		'Include All Active',
		'',
		'Whether to get every live listing, whatever its age',
	),
	amount('minimumDays', 'Minimum Days', '90', 'How many days to look back at least; empty is 60'),
];

export const photosTold: readonly Told[] = [
	{
		...text(
			'color',
			'Colour',
			'White',
			'The colour to show. If there is no photo of it, a white or another one comes.',
		),
		main: true,
	},
	referenceId,
];

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
		'Choose from the list, which depends on the fields above, or enter the value as an expression',
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
