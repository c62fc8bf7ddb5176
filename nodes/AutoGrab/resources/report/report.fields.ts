import { amount, kms, plate, state, text, ticks, vin, type Told } from '../toldFields';

/** autograb-api.md 9.8; nothing is marked as required there. */
export const carAnalysisTold: readonly Told[] = [
	{ ...vin, main: true },
	{ ...plate, main: true },
	{ ...state, main: true },
	{ ...kms, main: true },
	{
		...ticks('sources', 'Sources', '', 'What the report is made from; each may cost extra'),
		main: true,
		choices: [
			{ name: 'Build Data', value: 'build_data' },
			{ name: 'Odometer History', value: 'odometer_history' },
			{ name: 'PPSR', value: 'ppsr' },
			{ name: 'Vehicle Details', value: 'vehicle_details' },
		],
	},
	text('brand', 'Brand', 'caranalysis', 'Whose design the report has'),
	text(
		'leadId',
		'Lead ID',
		'au_mazda_qrs45t',
		'The listing whose price to use, from a market overlay or a sighting',
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
	text(
		'marketplacePriceType',
		'Marketplace Price Type',
		'EGC',
		'What the advertised price includes. AutoGrab documents EGC (excluding government charges) only.',
	),
	text(
		'valuationId',
		'Valuation ID',
		'77d1e0c4-2b58-4f3a-a6c9-e04f9b8d1127',
		'The valuation to show, as Valuation > Predict gave it',
		'pricing_record_id',
	),
];
