import type { INodeProperties } from 'n8n-workflow';

import * as getSample from './getSample';

export const operations = { getSample };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['event'] } },
		options: [
			{
				name: 'Get Sample',
				value: 'getSample',
				description:
					'Get a realistic example of an event, exactly as the AutoGrab Trigger gives it, without calling AutoGrab',
				action: 'Get sample event',
			},
		],
		default: 'getSample',
	},
	...Object.values(operations).flatMap((operation) => operation.description),
];
