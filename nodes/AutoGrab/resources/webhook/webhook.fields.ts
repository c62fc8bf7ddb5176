import type { INodeProperties } from 'n8n-workflow';

import { nameValueField } from '../../../shared/actions/fields';
import { eventOptions } from '../../../shared/events/catalogue';
import { autoGrabEvents } from '../../events';

export const webhookField: INodeProperties = {
	displayName: 'Webhook',
	name: 'webhookId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The webhook to work on, from the list or by its ID',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a webhook…',
			typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 3f1c9d52-7a64-4c0e-9b1d-2e58f7a0c611',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\s*$',
						errorMessage: 'A webhook ID looks like 3f1c9d52-7a64-4c0e-9b1d-2e58f7a0c611',
					},
				},
			],
		},
	],
};

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Win-back leads',
	description: 'What the webhook is called at AutoGrab, for reference only',
};

export const endpointField: INodeProperties = {
	displayName: 'Send Events To',
	name: 'endpoint',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://crm.example.com/hooks/autograb?token=…',
	description:
		'The complete web address that AutoGrab sends the events to. A token in it tells the receiver who is calling; this node never shows it.',
};

export const eventsField: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: eventOptions(autoGrabEvents),
	default: ['recapture_new'],
	required: true,
	description: 'The events that AutoGrab sends to the address',
};

export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description:
		'What to change; everything else stays as it is at AutoGrab. A Name that is added and left empty is cleared; Send Events To and Events cannot be empty.',
	options: [
		{ ...endpointField, required: false },
		{ ...eventsField, required: false },
		{ ...nameField, required: false },
	],
};

/** Sent along with each delivery (autograb-api.md 5.2); no answer is documented to show them. */
export const headersField = nameValueField(
	{
		displayName: 'Headers',
		name: 'headers',
		description:
			'Headers that AutoGrab adds to each delivery, for example a key that the receiver asks for. AutoGrab does not show them again.',
	},
	'header',
	'Header',
	{
		typeOptions: { password: true },
		description: 'Value of the header; it is never shown in the output of this node',
	},
);
