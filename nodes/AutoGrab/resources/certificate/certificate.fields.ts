import { plate, state, text, vin, type Told } from '../toldFields';

const PPSR = { certificateType: ['ppsr'] };
const ANALYSIS = { certificateType: ['car-analysis', 'car-analysis-standalone'] };

/** autograb-api.md 9.9. */
export const certificateTold: readonly Told[] = [
	{
		...text('certificateType', 'Certificate Type', '', 'What the PDF is about', 'type'),
		required: true,
		default: 'ppsr',
		choices: [
			{
				name: 'Car Analysis',
				value: 'car-analysis',
				description: 'PPSR search, and the valuation where one is given',
			},
			{
				name: 'Car Analysis Without PPSR',
				value: 'car-analysis-standalone',
				description: 'About the car only',
			},
			{
				name: 'PPSR',
				value: 'ppsr',
				description: 'What the Personal Property Securities Register holds about the car',
			},
		],
	},
	{ ...plate, main: true, show: PPSR },
	{
		...state,
		main: true,
		show: PPSR,
		description: 'The Australian state of the plate. A PPSR search needs it.',
	},
	{ ...vin, main: true, show: ANALYSIS },
	{
		...text(
			'valuationId',
			'Valuation ID',
			'77d1e0c4-2b58-4f3a-a6c9-e04f9b8d1127',
			'The ID of the valuation to show, which every valuation gives. Give this or the VIN.',
		),
		main: true,
		show: ANALYSIS,
	},
	{
		...text(
			'brand',
			'Brand',
			'caranalysis',
			'The name of the design of the PDF, if AutoGrab gave you one',
		),
		main: true,
		show: ANALYSIS,
	},
];
