import { operationSelector } from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import { mayBill } from '../commonFields';
import { toldFields } from '../toldFields';
import { certificateTold } from './certificate.fields';

export const description = [
	operationSelector(
		'certificate',
		[
			{
				name: 'Generate',
				value: 'generate',
				description: `Make a PDF about an Australian car: PPSR search or car analysis. ${mayBill('PDF')}.`,
				action: 'Make a PPSR or car analysis PDF',
			},
			{
				name: 'Get Updates',
				value: 'getUpdates',
				description:
					'Find out whether what a certificate says has changed since. AutoGrab documents no sample of the answer.',
				action: 'Get the changes since a certificate',
			},
		],
		'generate',
	),
	...toldFields('certificate', 'generate', certificateTold),
	...forOperation('certificate', 'getUpdates', [
		{
			displayName: 'Certificate ID',
			name: 'certificateId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. be5ae7cd-c54e-43c5-afdf-1febda8b40ba',
			description: 'The ID that Generate gave; a car analysis without PPSR has none',
		},
	]),
];
