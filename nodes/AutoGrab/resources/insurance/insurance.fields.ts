import { amount, day, kms, plate, state, text, vin, type Told } from '../toldFields';

/** autograb-api.md 9.7. */
export const claimTold: readonly Told[] = [
	{
		...text('claimId', 'Claim Number', 'CLM-2025-00871', 'Your own number of the claim'),
		required: true,
	},
	{ ...plate, main: true },
	{ ...state, main: true },
	{ ...vin, main: true },
	{ ...kms, main: true },
	amount('agreedValue', 'Agreed Value', '19000', 'The value that the policy names'),
	text('externalId', 'External ID', '90017', 'Another ID of yours'),
	text('notes', 'Notes', 'Single owner', 'Whatever the assessor should know'),
	text('userEmail', 'User Email', 'assessor@example.com', 'Whose claim it is at AutoGrab'),
];

/** A choice that the vendor does not print in full is free text. */
const choice = (name: string, displayName: string, example: string, description: string): Told =>
	text(name, displayName, example, `${description}, in AutoGrab's own word`);

const date = (name: string, displayName: string): Told =>
	day(name, displayName, '', 'The day; sent as AutoGrab writes it, for example 23 May 2024');

const estimateOrExact = [
	{ name: 'Estimate', value: 'estimate' },
	{ name: 'Exact', value: 'exact' },
];

/** autograb-api.md 9.6. */
export const decisionTold: readonly Told[] = [
	{
		...text('decisionId', 'Decision ID', 'MRC123', 'Your own ID of the decision'),
		required: true,
	},
	{
		...text(
			'userEmail',
			'User Email',
			'assessor@example.com',
			'The address of a user of AutoGrab, whose decision it is',
		),
		required: true,
	},
	{ ...plate, main: true },
	{ ...state, main: true },
	{ ...kms, required: true },
	{
		...text(
			'repairType',
			'Repair Type',
			'',
			'Whether the repair cost is exact, or made of its parts',
		),
		required: true,
		default: 'exact',
		choices: estimateOrExact,
	},
	{
		...choice('salvageType', 'Salvage Type', 'estimate', 'How the salvage is valued'),
		required: true,
		default: 'estimate',
	},
	{
		...text(
			'pavType',
			'Pre-Accident Value Type',
			'',
			'Whether you give the value, or AutoGrab estimates it',
		),
		required: true,
		default: 'estimate',
		choices: estimateOrExact,
	},
	date('approvalDate', 'Approval Date'),
	choice('decisionType', 'Decision Type', 'repair', 'What was decided'),
	text('decisionNotes', 'Decision Notes', 'Approved', 'Notes on the decision'),
	date('estimateDate', 'Estimate Date'),
	date('lossDate', 'Loss Date'),
	choice(
		'pavEstimateType',
		'Pre-Accident Estimate Type',
		'market',
		'How the value is estimated; only with an estimate',
	),
	amount('pavValue', 'Pre-Accident Value', '', 'The value; only with an exact one'),
	amount('repairCost', 'Repair Cost', '', 'The whole repair; only where it is exact'),
	amount('repairInstall', 'Repair: Install', '', 'Only in an estimate'),
	amount('repairMiscellaneous', 'Repair: Other', '', 'Only in an estimate'),
	amount('repairPaint', 'Repair: Paint', '', 'Only in an estimate'),
	amount('repairParts', 'Repair: Parts', '', 'Only in an estimate'),
	amount('repairRefit', 'Repair: Refit', '', 'Only in an estimate'),
	amount('repairSupplementary', 'Repair: Supplementary', '', 'Percent to add to the repair cost'),
	text('repairNotes', 'Repair Notes', 'Two panels', 'Notes on the repair'),
	text('repairerName', 'Repairer Name', 'Example Smash', 'Who repairs'),
	amount('salvageCost', 'Salvage Cost', '', 'What the salvage is worth'),
	text('salvageNotes', 'Salvage Notes', 'Drives', 'Notes on the salvage'),
	choice('salvageStatus', 'Salvage Status', 'repairable', 'What the salvage counts as'),
	text('vehicleTitle', 'Vehicle Title', '2020 Mazda CX-5 Maxx Sport', 'The vehicle in words'),
];
