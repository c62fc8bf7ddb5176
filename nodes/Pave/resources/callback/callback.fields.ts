import type { INodeProperties } from 'n8n-workflow';

import { nameValueField } from '../../../shared/actions/fields';

/** How PAVE sends the event (pave-api.md 6.1). */
export const detailFields: INodeProperties[] = [
	nameValueField(
		{
			displayName: 'Custom Attributes',
			name: 'customAttributes',
			description: 'Your own texts that PAVE adds to every event, for example the branch',
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
				'Headers that PAVE adds when it sends the event, usually for authentication. This node never shows their values.',
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
		displayName: 'Custom Attributes (JSON)',
		name: 'payload',
		type: 'json',
		default: '{}',
		description: 'Custom Attributes that are not text, as JSON, for example {"branch": 12}',
	},
];
