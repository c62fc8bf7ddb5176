import type { INodeProperties } from 'n8n-workflow';

import * as getResults from './getResults';
import * as sendPhotos from './sendPhotos';

export const operations = { getResults, sendPhotos };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['hotspot'] } },
		options: [
			{
				name: 'Get Results',
				value: 'getResults',
				description: 'Get the damages PAVE found on photos that were sent before',
				action: 'Get hotspot results',
			},
			{
				name: 'Send Photos',
				value: 'sendPhotos',
				description: 'Send photos of a vehicle, by their web addresses, to look for damages on',
				action: 'Send photos to hotspot',
			},
		],
		default: 'sendPhotos',
	},
	...Object.values(operations).flatMap((operation) => operation.description),
];
