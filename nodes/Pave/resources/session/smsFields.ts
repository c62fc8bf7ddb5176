import type { INodeProperties } from 'n8n-workflow';

export const phoneField: INodeProperties = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	placeholder: 'e.g. +16475550143',
	description: 'Phone number of the customer, with country code',
};

/** The usual case of the `sms` object, at the top of Create. */
export const textLinkFields: INodeProperties[] = [
	{
		displayName: 'Text the Link to the Customer',
		name: 'textLink',
		type: 'boolean',
		default: false,
		description: 'Whether PAVE sends the inspection link to the customer as a text message',
	},
	{ ...phoneField, required: true, displayOptions: { show: { textLink: [true] } } },
	{
		displayName: 'Recipient Name',
		name: 'recipientName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Alex Sample',
		displayOptions: { show: { textLink: [true] } },
		description: 'Name of the customer, for the text message and the results',
	},
];

/** Then phone and name stand at the top, and are not asked for twice. */
const TEXTED = { '/textLink': [true] };

const toName: INodeProperties = {
	displayName: 'To Name',
	name: 'to_name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Alex Sample',
	description: 'Name of the customer. Leave it out if you add Contact under Session.',
};

/** The request's `sms` object (pave-api.md 5.1); names are PAVE's own. */
export const smsFields: INodeProperties = {
	displayName: 'SMS',
	name: 'sms',
	type: 'collection',
	placeholder: 'Add SMS Field',
	default: {},
	description:
		'More about the text message with the inspection link. Create sends one if Text the Link to the Customer is on, or if To is filled in here.',
	options: [
		{
			displayName: 'From',
			name: 'from',
			type: 'string',
			default: '',
			placeholder: 'e.g. +16475550100',
			description: 'Phone number shown to the customer as your contact',
		},
		{
			displayName: 'Sender Name',
			name: 'by',
			type: 'string',
			default: '',
			placeholder: 'e.g. Example Motors',
			hint: 'The customer sees this name in the text message',
			description: 'The name of your dealership as customers know it',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'string',
			default: '',
			placeholder: 'e.g. +16475550143',
			displayOptions: { hide: TEXTED },
			description:
				'Phone number of the customer. Filling this in sends a text even if the switch above is off.',
		},
		{ ...toName, displayOptions: { hide: TEXTED } },
		// A name that was saved here counts as long as there is none at the top.
		{ ...toName, displayOptions: { show: { ...TEXTED, '/recipientName': [''] } } },
	],
};
