import { operationSelector } from '../../../shared/actions/fields';
import { regionField } from '../commonFields';
import { toldFields } from '../toldFields';
import { enquiryTold } from './lead.fields';

export const description = [
	operationSelector(
		'lead',
		[
			{
				name: 'Send Enquiry',
				value: 'sendEnquiry',
				description:
					"File a customer's enquiry about a car in AutoGrab Pipeline. It is never repeated by itself.",
				action: 'Send enquiry',
			},
		],
		'sendEnquiry',
	),
	regionField('lead'),
	...toldFields('lead', 'sendEnquiry', enquiryTold),
];
