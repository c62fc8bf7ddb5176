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
				description: "File a customer's enquiry about a car in AutoGrab Pipeline",
				action: 'Send an enquiry to AutoGrab Pipeline',
			},
		],
		'sendEnquiry',
	),
	regionField('lead'),
	...toldFields('lead', 'sendEnquiry', enquiryTold),
];
