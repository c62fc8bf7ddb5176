import type { INodeProperties } from 'n8n-workflow';

import { nameValueField, operationSelector } from '../../../shared/actions/fields';

export const operationField = operationSelector(
	'callback',
	[
		{
			name: 'Create',
			value: 'create',
			description: 'Tell PAVE where to send an event that it sends nowhere yet',
			action: 'Send an event to an address',
		},
		{
			name: 'Create or Update',
			value: 'upsert',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			action: 'Send an event to a new or changed address',
		},
		{
			name: 'Delete',
			value: 'delete',
			description: 'Stop PAVE from sending an event',
			action: 'Stop sending an event',
		},
		{
			name: 'Get',
			value: 'get',
			description: 'See where PAVE sends one event',
			action: 'Get where an event is sent',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'See where PAVE sends each event of this API key',
			action: 'Get where all events are sent',
		},
		{
			name: 'Give Back',
			value: 'giveBack',
			description:
				'Free an event that a trigger of this n8n no longer uses, for whoever received it before',
			action: 'Give an event back',
		},
		{
			name: 'Repair',
			value: 'repair',
			description:
				'Check that PAVE still sends its events to a published PAVE Trigger, and put that right if it does not',
			action: "Repair where PAVE sends a trigger's events",
		},
		{
			name: 'Update',
			value: 'update',
			description: 'Change where or how PAVE sends an event; what is not given stays',
			action: 'Change where an event is sent',
		},
	],
	'getAll',
);

/** How PAVE sends the event (pave-api.md 6.1). */
export const detailFields: INodeProperties[] = [
	nameValueField(
		{
			displayName: 'Custom Attributes',
			name: 'customAttributes',
			description:
				'Texts of your own that PAVE adds to every event, for example which branch it is for',
		},
		'attributes',
		'Attribute',
		{ description: 'Value PAVE sends along with each event' },
	),
	nameValueField(
		{
			displayName: 'Headers',
			name: 'headers',
			description:
				'Headers PAVE adds when it sends the event, usually for authentication. Their values are never shown in the output of this node.',
		},
		'header',
		'Header',
		{ typeOptions: { password: true } },
	),
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: [
			{ name: 'GET', value: 'GET' },
			{ name: 'PATCH', value: 'PATCH' },
			{ name: 'POST', value: 'POST' },
			{ name: 'PUT', value: 'PUT' },
		],
		default: 'POST',
		description: 'The HTTP method PAVE uses to send the event',
	},
	{
		displayName: 'Payload (JSON)',
		name: 'payload',
		type: 'json',
		default: '{}',
		description:
			'The same as a JSON object, for values that are not text, for example {"branch": 12}',
	},
];
