import type { INodeProperties } from 'n8n-workflow';

import { regionField } from '../region';
import * as create from './create';
import * as remove from './delete';
import * as get from './get';
import * as getAll from './getAll';
import * as ping from './ping';
import * as update from './update';
import * as upsert from './upsert';

export const operations = { create, delete: remove, get, getAll, ping, update, upsert };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['webhook'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Tell AutoGrab to send events to a web address',
				action: 'Create webhook',
			},
			{
				name: 'Create or Update',
				value: 'upsert',
				description: 'Create a new record, or update the current one if it already exists (upsert)',
				action: 'Create or update webhook',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Delete a webhook for good, so that AutoGrab stops sending to it',
				action: 'Delete webhook',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'See the events and the endpoint of one webhook',
				action: 'Get webhook',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'See many webhooks of this account in a region',
				action: 'Get many webhooks',
			},
			{
				name: 'Ping',
				value: 'ping',
				description:
					'Have AutoGrab send a test event to a webhook and see how its endpoint answered',
				action: 'Ping webhook',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Change the name, the endpoint or the events of a webhook',
				action: 'Update webhook',
			},
		],
		default: 'getAll',
	},
	regionField('webhook'),
	...Object.values(operations).flatMap((operation) => operation.description),
];
