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
				name: 'Car Analysis Standalone',
				value: 'car-analysis-standalone',
				description: 'About the car only, without a PPSR search',
			},
			{
				name: 'PPSR',
				value: 'ppsr',
				description: 'What the Personal Property Securities Register holds about the car',
			},
		],
	},
	{ ...plate, main: true, show: PPSR },
	{ ...state, main: true, show: PPSR },
	{ ...vin, main: true, show: ANALYSIS },
	{
		...text(
			'valuationId',
			'Valuation ID',
			'77d1e0c4-2b58-4f3a-a6c9-e04f9b8d1127',
			'The valuation to show, as Valuation > Predict gave it. Give this or the VIN.',
		),
		main: true,
		show: ANALYSIS,
	},
	{
		...text('brand', 'Brand', 'caranalysis', 'Whose design the PDF has, if AutoGrab gave you one'),
		main: true,
		show: ANALYSIS,
	},
];
