import type { INodeProperties } from 'n8n-workflow';

import { operationSelector } from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import { regionField } from '../commonFields';
import { additionalFields, columnsField, customerFields, uploadOptions } from './recapture.fields';

export const description: INodeProperties[] = [
	operationSelector(
		'recapture',
		[
			{
				name: 'Upload',
				value: 'upload',
				description:
					'Upload past customers, one per input item, so that AutoGrab reports when their cars are for sale',
				action: 'Upload past customers to Recapture',
			},
		],
		'upload',
	),
	regionField('recapture'),
	...forOperation('recapture', 'upload', [
		{
			displayName: 'Upload Name',
			name: 'uploadName',
			type: 'string',
			default: '',
			placeholder: 'e.g. May 2025 settlements',
			description: "What the upload is called at AutoGrab. Leave empty for the workflow's name.",
		},
		{
			displayName: 'Look Up VINs (Paid)',
			name: 'enableRegoLookups',
			type: 'boolean',
			default: false,
			description: 'Whether AutoGrab looks up the VIN of each customer who has a plate and no VIN',
			hint: 'AutoGrab charges for every plate without a VIN',
		},
		columnsField,
		{
			// Below n8n's own notice, which asks for AutoGrab's names.
			displayName:
				'You need not rename anything: Rego, Plate, VIN, State, Customer, Mobile, Sale Date and similar names are recognized. Choose Map Each Column Manually only if your names are very different.',
			name: 'columnsNotice',
			type: 'notice',
			default: '',
		},
		customerFields,
		additionalFields,
		uploadOptions,
	]),
];
