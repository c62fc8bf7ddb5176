import type { INodeProperties } from 'n8n-workflow';

/** The request's `sms` object (pave-api.md 5.1); names are PAVE's own. */
export const smsFields: INodeProperties = {
	displayName: 'SMS',
	name: 'sms',
	type: 'collection',
	placeholder: 'Add SMS Field',
	default: {},
	description: 'Makes PAVE text the capture link to the customer',
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
			description: 'Name of your business in the text message',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'string',
			default: '',
			placeholder: 'e.g. +16475550143',
			description: 'Phone number of the customer',
		},
		{
			displayName: 'To Name',
			name: 'to_name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Alex Sample',
			description: 'Name of the customer. Leave out if Contact is set under Session.',
		},
	],
};
