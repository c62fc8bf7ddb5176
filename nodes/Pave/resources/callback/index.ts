import type { INodeProperties } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions/forOperation';
import { eventOptions } from '../../../shared/events/catalogue';
import { paveEvents } from '../../events';
import { detailFields, operationField } from './fields';

const eventField: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	options: eventOptions(paveEvents),
	default: 'SESSION:COMPLETE',
	required: true,
	description:
		'The PAVE event that the callback belongs to. PAVE keeps one callback per event for each API key.',
};

const urlField: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://crm.example.com/hooks/pave',
	description: 'The complete web address that PAVE sends the event to',
};

const collection: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: detailFields,
};

export const description: INodeProperties[] = [
	operationField,
	...forOperation('callback', ['create', 'delete', 'get', 'update', 'upsert'], [eventField]),
	...forOperation('callback', ['create', 'upsert'], [{ ...urlField, required: true }, collection]),
	...forOperation('callback', 'update', [
		{
			...urlField,
			description: 'The new web address for the event. Leave empty to keep the present one.',
		},
		{
			...collection,
			displayName: 'Update Fields',
			name: 'updateFields',
			description: 'What to change; everything else stays as it is at PAVE',
		},
	]),
	...forOperation('callback', 'getAll', [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: true,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
	]),
	...forOperation('callback', 'repair', [
		{
			displayName: 'Webhook URL',
			name: 'webhookUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/…/webhook',
			description:
				'The Production URL of a published PAVE Trigger. Open the trigger, expand Webhook URLs and copy it.',
		},
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			options: eventField.options,
			default: ['SESSION:COMPLETE'],
			required: true,
			description: 'The events that are ticked in that trigger',
		},
		{
			displayName: 'Custom Attributes',
			name: 'customAttributes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Attribute',
			default: {},
			description:
				'The custom attributes of that trigger, used only where a registration has to be made anew',
			options: [
				{
					displayName: 'Attribute',
					name: 'attributes',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							description: 'Name of the attribute',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description: 'Value PAVE sends along with each event',
						},
					],
				},
			],
		},
	]),
];
