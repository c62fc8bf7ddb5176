import type { INodeProperties } from 'n8n-workflow';

import { eventOptions } from '../../../shared/events';
import { paveEvents } from '../../events';

/** PAVE holds one callback per event of an API key. */
export const eventField: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	options: eventOptions(paveEvents),
	default: 'SESSION:COMPLETE',
	required: true,
	description:
		'The PAVE event that the callback belongs to. PAVE keeps one callback per event for each API key.',
};

export const urlField: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://crm.example.com/hooks/pave',
	description: 'The complete web address that PAVE sends the event to',
};

const detailFields: INodeProperties[] = [
	{
		displayName: 'Headers',
		name: 'headers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Header',
		default: {},
		description:
			'Headers PAVE adds when it sends the event, usually for authentication. Their values are never shown in the output of this node.',
		options: [
			{
				displayName: 'Header',
				name: 'header',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Authorization',
						description: 'Name of the header',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						typeOptions: { password: true },
						default: '',
						description: 'Value of the header',
					},
				],
			},
		],
	},
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
		displayName: 'Payload',
		name: 'payload',
		type: 'json',
		default: '{}',
		description:
			'Additional attributes PAVE sends along with the event, as a JSON object, for example {"source": "PAVE"}',
	},
];

export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: detailFields,
};

export const updateFields: INodeProperties = {
	...additionalFields,
	displayName: 'Update Fields',
	name: 'updateFields',
	description: 'What to change; everything else stays as it is at PAVE',
};
