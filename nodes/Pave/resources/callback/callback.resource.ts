import type { INodeProperties } from 'n8n-workflow';

import {
	limitFields,
	nameValueField,
	onlyCheckField,
	operationSelector,
	webhookUrlField,
} from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import { eventOptions } from '../../../shared/events/catalogue';
import { paveEvents } from '../../events';
import { detailFields } from './callback.fields';

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
	displayName: 'Send Events To',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://crm.example.com/hooks/pave',
	description: 'The complete web address that PAVE sends the event to',
};

export const replaceField: INodeProperties = {
	displayName: 'Take Over From Another System',
	name: 'replaceExisting',
	type: 'boolean',
	default: false,
	description:
		'Whether to take over an event that PAVE sends somewhere else today; the output says what was replaced. A published PAVE Trigger of this n8n is never replaced.',
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
	operationSelector(
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
				description: 'See where PAVE sends each event of this API key, and whose each address is',
				action: 'Get where all events are sent',
			},
			{
				name: 'Give Back',
				value: 'giveBack',
				description:
					'Free an event that no trigger of this n8n uses any more; whoever received it before gets it back',
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
	),
	...forOperation(
		'callback',
		['create', 'delete', 'get', 'giveBack', 'update', 'upsert'],
		[eventField],
	),
	...forOperation('callback', ['create', 'upsert'], [{ ...urlField, required: true }]),
	...forOperation('callback', 'create', [replaceField]),
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
