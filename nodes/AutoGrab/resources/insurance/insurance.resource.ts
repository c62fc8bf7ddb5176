import { operationSelector } from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import { mayBill, regionField } from '../commonFields';
import { toldFields } from '../toldFields';
import { claimTold, decisionTold } from './insurance.fields';

export const description = [
	operationSelector(
		'insurance',
		[
			{
				name: 'Create Claim',
				value: 'createClaim',
				description: `Start a pre-accident valuation. The report comes with the event Claim Report Ready. ${mayBill('claim')}.`,
				action: 'Create an insurance claim',
			},
			{
				name: 'Decide Repair',
				value: 'decideRepair',
				description: `Have AutoGrab weigh repair against writing off. AutoGrab does not document the answer: it comes as it is. ${mayBill('decision')}.`,
				action: 'Decide whether to repair a car',
			},
		],
		'createClaim',
	),
	regionField('insurance'),
	...toldFields('insurance', 'createClaim', claimTold),
	...forOperation('insurance', 'createClaim', [
		{
			displayName: 'Pre-Existing Damage',
			name: 'preExistingDamage',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Damage',
			default: {},
			description: 'Damage that the car had before, with what its repair would cost',
			options: [
				{
					displayName: 'Damage',
					name: 'damage',
					values: [
						{
							displayName: 'Description',
							name: 'description',
							type: 'string',
							default: '',
							placeholder: 'e.g. Scratched rear bumper',
							description: 'What is damaged',
						},
						{
							displayName: 'Repair Cost',
							name: 'repairCost',
							type: 'string',
							default: '',
							placeholder: 'e.g. 350',
							description: 'What the repair would cost',
						},
					],
				},
			],
		},
		{
			displayName: 'Pre-Existing Damage (List)',
			name: 'damageList',
			type: 'json',
			default: '[]',
			placeholder: 'e.g. {{ $json.damages }}',
			description:
				'A list from an earlier node, each entry with a description and a repair_cost; added to what is entered above',
		},
	]),
	...toldFields('insurance', 'decideRepair', decisionTold),
];
