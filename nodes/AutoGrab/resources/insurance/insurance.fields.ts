import { amount, day, kms, ONE_KNOWN, plate, state, text, vin, type Told } from '../toldFields';

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
	text('externalId', 'External ID', '90017', 'Another number of yours for the claim'),
	text('notes', 'Notes', 'Single owner', 'What the assessor should know'),
	text(
		'userEmail',
		'User Email',
		'assessor@example.com',
		'The e-mail address of the AutoGrab user whose claim it is',
	),
];

/** A choice of which AutoGrab prints one value only. */
const choice = (name: string, displayName: string, shown: string, description: string): Told => ({
	...text(name, displayName, '', `${description}. ${ONE_KNOWN}`),
	choices: [{ name: shown, value: shown.toLowerCase() }],
	isOpen: true,
});

const part = (name: string, displayName: string): Told =>
	amount(name, displayName, '', 'Part of the estimate; only if Repair Type is Estimate');

const date = (name: string, displayName: string): Told =>
	day(name, displayName, '', 'The day, for example 2024-05-23');

const estimateOrExact = [
	{ name: 'Estimate', value: 'estimate' },
	{ name: 'Exact', value: 'exact' },
];

/** autograb-api.md 9.6. */
export const decisionTold: readonly Told[] = [
	{
		...text('decisionId', 'Decision ID', 'MRC123', 'Your own number of the decision'),
		required: true,
	},
	{
		...text(
			'userEmail',
			'User Email',
			'assessor@example.com',
			'The e-mail address of the AutoGrab user whose decision it is',
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
			'Whether you give the whole cost of the repair, or its parts',
		),
		required: true,
		default: 'exact',
		choices: estimateOrExact,
	},
	{
		...choice('salvageType', 'Salvage Type', 'Estimate', 'How the salvage is valued'),
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
	choice('decisionType', 'Decision Type', 'Repair', 'What was decided'),
	text('decisionNotes', 'Decision Notes', 'Approved', 'Notes on the decision'),
	date('estimateDate', 'Estimate Date'),
	date('lossDate', 'Loss Date'),
	choice(
		'pavEstimateType',
		'Pre-Accident Estimate Type',
		'Market',
		'How an estimated value is made',
	),
	amount(
		'pavValue',
		'Pre-Accident Value',
		'',
		'The value; only if Pre-Accident Value Type is Exact',
	),
	amount('repairCost', 'Repair Cost', '', 'The whole repair; only if Repair Type is Exact'),
	part('repairInstall', 'Repair: Install'),
	part('repairMiscellaneous', 'Repair: Other'),
	part('repairPaint', 'Repair: Paint'),
	part('repairParts', 'Repair: Parts'),
	part('repairRefit', 'Repair: Refit'),
	amount('repairSupplementary', 'Repair: Supplementary', '', 'Percent to add to the repair cost'),
	text('repairNotes', 'Repair Notes', 'Two panels', 'Notes on the repair'),
	text('repairerName', 'Repairer Name', 'Example Smash', 'Who repairs'),
	amount('salvageCost', 'Salvage Cost', '', 'What the salvage is worth'),
	text('salvageNotes', 'Salvage Notes', 'Drives', 'Notes on the salvage'),
	choice('salvageStatus', 'Salvage Status', 'Repairable', 'What the salvage counts as'),
	text('vehicleTitle', 'Vehicle Title', '2020 Mazda CX-5 Maxx Sport', 'The vehicle in words'),
];
