import { kms, plate, state, text, vin, type Told } from '../toldFields';

/** autograb-api.md 9.7. */
export const claimTold: readonly Told[] = [
	{
		...text(
			'claimId',
			'Claim Number',
			'claim_id',
			'CLM-2025-00871',
			'Your own number of the claim',
		),
		required: true,
	},
	{ ...plate, main: true },
	{ ...state, main: true },
	{ ...vin, main: true },
	{ ...kms, main: true },
	{
		name: 'agreedValue',
		displayName: 'Agreed Value',
		kind: 'amount',
		wire: 'agreed_value',
		placeholder: '19000',
		description: 'The value that the policy names',
	},
	text('externalId', 'External ID', 'external_id', '90017', 'Another ID of yours'),
	text('notes', 'Notes', 'notes', 'Single owner', 'Whatever the assessor should know'),
	text(
		'userEmail',
		'User Email',
		'user_email',
		'assessor@example.com',
		'Whose claim it is at AutoGrab',
	),
];

const choice = (
	name: string,
	displayName: string,
	wire: string,
	example: string,
	description: string,
): Told => text(name, displayName, wire, example, `${description}, in AutoGrab's own word`);

const amount = (name: string, displayName: string, wire: string, description: string): Told => ({
	name,
	displayName,
	kind: 'amount',
	wire,
	description,
});

const day = (name: string, displayName: string, wire: string): Told => ({
	name,
	displayName,
	kind: 'day',
	wire,
	description: 'The day; sent as AutoGrab writes it, for example 23 May 2024',
});

const estimateOrExact = [
	{ name: 'Estimate', value: 'estimate' },
	{ name: 'Exact', value: 'exact' },
];

/** autograb-api.md 9.6. Choices that the vendor does not print in full are free text. */
export const decisionTold: readonly Told[] = [
	{
		...text('decisionId', 'Decision ID', 'decision_id', 'MRC123', 'Your own ID of the decision'),
		required: true,
	},
	{
		...text(
			'userEmail',
			'User Email',
			'user_email',
			'assessor@example.com',
			'The address of a user of AutoGrab, whose decision it is',
		),
		required: true,
	},
	{ ...kms, required: true },
	{
		name: 'repairType',
		displayName: 'Repair Type',
		kind: 'choice',
		wire: 'repair_type',
		required: true,
		default: 'exact',
		choices: estimateOrExact,
		description: 'Whether the repair cost is exact, or made of its parts',
	},
	{
		...choice(
			'salvageType',
			'Salvage Type',
			'salvage_type',
			'estimate',
			'How the salvage is valued',
		),
		required: true,
		default: 'estimate',
	},
	{
		name: 'pavType',
		displayName: 'Pre-Accident Value Type',
		kind: 'choice',
		wire: 'pav_type',
		required: true,
		default: 'estimate',
		choices: estimateOrExact,
		description: 'Whether you give the value, or AutoGrab estimates it',
	},
	{ ...plate, main: true },
	{ ...state, main: true },
	day('approvalDate', 'Approval Date', 'approval_date'),
	choice('decisionType', 'Decision Type', 'decision_type', 'repair', 'What was decided'),
	text('decisionNotes', 'Decision Notes', 'decision_notes', 'Approved', 'Notes on the decision'),
	day('estimateDate', 'Estimate Date', 'estimate_date'),
	day('lossDate', 'Loss Date', 'loss_date'),
	choice(
		'pavEstimateType',
		'Pre-Accident Estimate Type',
		'pav_estimate_type',
		'market',
		'How the value is estimated; only with an estimate',
	),
	amount('pavValue', 'Pre-Accident Value', 'pav_value', 'The value; only with an exact one'),
	amount('repairCost', 'Repair Cost', 'repair_cost', 'The whole repair; only where it is exact'),
	amount('repairInstall', 'Repair: Install', 'repair_install', 'Only in an estimate'),
	amount('repairMiscellaneous', 'Repair: Other', 'repair_miscellaneous', 'Only in an estimate'),
	amount('repairPaint', 'Repair: Paint', 'repair_paint', 'Only in an estimate'),
	amount('repairParts', 'Repair: Parts', 'repair_parts', 'Only in an estimate'),
	amount('repairRefit', 'Repair: Refit', 'repair_refit', 'Only in an estimate'),
	amount(
		'repairSupplementary',
		'Repair: Supplementary',
		'repair_supplementary',
		'Percent to add to the repair cost',
	),
	text('repairNotes', 'Repair Notes', 'repair_notes', 'Two panels', 'Notes on the repair'),
	text('repairerName', 'Repairer Name', 'repairer_name', 'Example Smash', 'Who repairs'),
	amount('salvageCost', 'Salvage Cost', 'salvage_cost', 'What the salvage is worth'),
	text('salvageNotes', 'Salvage Notes', 'salvage_notes', 'Drives', 'Notes on the salvage'),
	choice(
		'salvageStatus',
		'Salvage Status',
		'salvage_status',
		'repairable',
		'What the salvage counts as',
	),
	text(
		'vehicleTitle',
		'Vehicle Title',
		'vehicle_title',
		'2020 Mazda CX-5 Maxx Sport',
		'The vehicle in words',
	),
];
