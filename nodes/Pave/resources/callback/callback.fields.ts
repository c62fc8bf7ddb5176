import type { INodeProperties } from 'n8n-workflow';

import { nameValueField } from '../../../shared/actions/fields';

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
