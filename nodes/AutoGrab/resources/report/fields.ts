import { kms, plate, state, text, vin, type Told } from '../toldFields';

/** autograb-api.md 9.8; nothing is marked as required there. */
export const carAnalysisTold: readonly Told[] = [
	{ ...vin, main: true },
	{ ...plate, main: true },
	{ ...state, main: true },
	{ ...kms, main: true },
	{
		name: 'sources',
		displayName: 'Sources',
		kind: 'choices',
		wire: 'sources',
		main: true,
		choices: [
			{ name: 'Build Data', value: 'build_data' },
			{ name: 'Odometer History', value: 'odometer_history' },
			{ name: 'PPSR', value: 'ppsr' },
			{ name: 'Vehicle Details', value: 'vehicle_details' },
		],
		description: 'What the report is made from; each may cost extra',
	},
	text('brand', 'Brand', 'brand', 'caranalysis', 'Whose design the report has'),
	text(
		'leadId',
		'Lead ID',
		'lead_id',
		'au_mazda_qrs45t',
		'The listing whose price to use, from a market overlay or a sighting',
	),
	text(
		'marketplaceImageUrl',
		'Marketplace Image URL',
		'marketplace_image_url',
		'https://images.example.com/qrs45t.jpg',
		'A public picture in place of the stock photo',
	),
	{
		name: 'marketplacePrice',
		displayName: 'Marketplace Price',
		kind: 'amount',
		wire: 'marketplace_price',
		placeholder: '26490',
		description: 'The advertised price; a report has either this or a valuation',
	},
	text(
		'marketplacePriceType',
		'Marketplace Price Type',
		'marketplace_price_type',
		'EGC',
		'What the advertised price includes. AutoGrab prints EGC (excluding government charges) only.',
	),
	text(
		'valuationId',
		'Valuation ID',
		'pricing_record_id',
		'77d1e0c4-2b58-4f3a-a6c9-e04f9b8d1127',
		'The valuation to show, as Valuation > Predict gave it',
	),
];
