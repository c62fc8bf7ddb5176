import type { INodeProperties } from 'n8n-workflow';

import { regionField } from '../region';
import * as upload from './upload';

export const operations = { upload };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['recapture'] } },
		options: [
			{
				name: 'Upload',
				value: 'upload',
				description:
					'Upload past customers, one per input item, so that AutoGrab reports when their cars are for sale',
				action: 'Upload recapture customers',
			},
		],
		default: 'upload',
	},
	regionField('recapture'),
	...Object.values(operations).flatMap((operation) => operation.description),
];
