import type { INodeProperties } from 'n8n-workflow';

import * as create from './create';
import * as remove from './delete';
import * as get from './get';
import * as getAll from './getAll';
import * as repair from './repair';
import * as update from './update';
import * as upsert from './upsert';

export const operations = { create, delete: remove, get, getAll, repair, update, upsert };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['callback'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Tell PAVE where to send an event that it sends nowhere yet',
				action: 'Create callback',
			},
			{
				name: 'Create or Update',
				value: 'upsert',
				description: 'Create a new record, or update the current one if it already exists (upsert)',
				action: 'Create or update callback',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Stop PAVE from sending an event',
				action: 'Delete callback',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'See where PAVE sends one event',
				action: 'Get callback',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'See where PAVE sends each event of this API key',
				action: 'Get many callbacks',
			},
			{
				name: 'Repair',
				value: 'repair',
				description:
					"Bring back a published PAVE Trigger's registrations that were lost or changed at PAVE",
				action: 'Repair callbacks of a trigger',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Change where or how PAVE sends an event; what is not given stays',
				action: 'Update callback',
			},
		],
		default: 'getAll',
	},
	...Object.values(operations).flatMap((operation) => operation.description),
];
