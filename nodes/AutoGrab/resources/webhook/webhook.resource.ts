import type { INodeProperties } from 'n8n-workflow';

import {
	limitFields,
	onlyCheckField,
	operationSelector,
	webhookUrlField,
} from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import { regionField } from '../commonFields';
import {
	endpointField,
	eventsField,
	headersField,
	nameField,
	updateFields,
	webhookField,
} from './webhook.fields';

export const description: INodeProperties[] = [
	operationSelector(
		'webhook',
		[
			{
				name: 'Create',
				value: 'create',
				description: 'Tell AutoGrab to send events to a web address',
				action: 'Create a webhook',
			},
			{
				name: 'Create or Update',
				value: 'upsert',
				description: 'Create a new record, or update the current one if it already exists (upsert)',
				action: 'Create or update a webhook',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Delete a webhook for good, so that AutoGrab stops sending to it',
				action: 'Delete a webhook',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'See the events and the address of one webhook',
				action: 'Get a webhook',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'See the webhooks of this account in a region, and whose each one is',
				action: 'Get many webhooks',
			},
			{
				name: 'Ping',
				value: 'ping',
				description:
					'Have AutoGrab send a test event to a webhook and see how its receiver answered',
				action: 'Send a test event to a webhook',
			},
			{
				name: 'Repair',
				value: 'repair',
				description:
					'Check that AutoGrab still sends its events to a published AutoGrab Trigger, and put that right if it does not',
				action: 'Repair where AutoGrab sends the events of a trigger',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Change the name, the address or the events of a webhook',
				action: 'Update a webhook',
			},
		],
		'getAll',
	),
	regionField('webhook'),
	...forOperation('webhook', ['delete', 'get', 'ping', 'update'], [webhookField]),
	...forOperation('webhook', ['create', 'upsert'], [nameField]),
	...forOperation('webhook', 'create', [endpointField]),
	...forOperation('webhook', 'upsert', [
		{
			...endpointField,
			description:
				'The complete web address that AutoGrab sends the events to. A webhook of the region with the same address is updated. What follows the question mark must also be the same, except for secrets; if you leave it out, it stays as it is.',
		},
	]),
	...forOperation('webhook', ['create', 'upsert'], [eventsField]),
	...forOperation('webhook', 'create', [headersField]),
	...forOperation('webhook', 'update', [updateFields]),
	...limitFields('webhook', 'getAll'),
	...forOperation('webhook', 'repair', [
		webhookUrlField('AutoGrab Trigger'),
		{ ...eventsField, description: 'The events that are ticked in that trigger' },
		onlyCheckField,
	]),
];
