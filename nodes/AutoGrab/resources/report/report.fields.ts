import { amount, kms, ONE_KNOWN, plate, state, text, ticks, vin, type Told } from '../toldFields';

/** autograb-api.md 9.8; nothing is marked as required there. */
export const carAnalysisTold: readonly Told[] = [
	{ ...vin, main: true },
	{ ...plate, main: true },
	{ ...state, main: true },
	{ ...kms, main: true },
	{
		...ticks('sources', 'Sources', '', 'What the report is made from. Each may cost extra.'),
		main: true,
		choices: [
			{ name: 'Build Data', value: 'build_data' },
			{ name: 'Odometer History', value: 'odometer_history' },
			{ name: 'PPSR', value: 'ppsr' },
			{ name: 'Vehicle Details', value: 'vehicle_details' },
		],
	},
	text(
		'brand',
		'Brand',
		'caranalysis',
		'The name of the design of the report, if AutoGrab gave you one',
	),
	text(
		'leadId',
		'Listing ID (lead_id)',
		'au_mazda_qrs45t',
		'The listing whose price to use: lead_id of an event or of Get Comparable Listings',
	),
	text(
		'marketplaceImageUrl',
		'Marketplace Image URL',
		'https://images.example.com/qrs45t.jpg',
		'A public picture in place of the stock photo',
	),
	amount(
		'marketplacePrice',
		'Marketplace Price',
		'26490',
		'The advertised price; a report has either this or a valuation',
	),
	{
		...text(
			'marketplacePriceType',
			'Marketplace Price Type',
			'',
			`What the advertised price includes. ${ONE_KNOWN}`,
		),
		choices: [{ name: 'EGC (Excluding Government Charges)', value: 'EGC' }],
		isOpen: true,
	},
	text(
		'valuationId',
		'Valuation ID',
		'77d1e0c4-2b58-4f3a-a6c9-e04f9b8d1127',
		'The ID of the valuation to show, which every valuation gives',
		'pricing_record_id',
	),
];
