import type { INodeProperties } from 'n8n-workflow';

import {
	limitFields,
	nameValueField,
	onlyCheckField,
	webhookUrlField,
} from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import { eventOptions } from '../../../shared/events/catalogue';
import { paveEvents } from '../../events';
import { detailFields, operationField } from './callback.fields';

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
	...forOperation(
		'callback',
		['create', 'delete', 'get', 'giveBack', 'update', 'upsert'],
		[eventField],
	),
	...forOperation('callback', ['create', 'upsert'], [{ ...urlField, required: true }]),
	...forOperation('callback', 'create', [
		{
			displayName: 'Replace What Is There',
			name: 'replaceExisting',
			type: 'boolean',
			default: false,
			description:
				'Whether to take an event over that PAVE sends somewhere else today; the output then says what was replaced. A published PAVE Trigger of this n8n is never replaced.',
		},
	]),
	...forOperation('callback', ['create', 'upsert'], [collection]),
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
	...limitFields('callback', 'getAll'),
	...forOperation('callback', 'repair', [
		webhookUrlField('PAVE Trigger'),
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			options: eventField.options,
			default: ['SESSION:COMPLETE'],
			required: true,
			description:
				"The events that are ticked in that trigger; an expression may give their names with commas between them, or the list itself, for example {{ $('PAVE Trigger').params.events }}",
		},
		nameValueField(
			{
				displayName: 'Custom Attributes',
				name: 'customAttributes',
				description:
					'The custom attributes of that trigger, used only if PAVE has none for an event',
			},
			'attributes',
			'Attribute',
			{ description: 'Value PAVE sends along with each event' },
		),
		onlyCheckField,
	]),
];
