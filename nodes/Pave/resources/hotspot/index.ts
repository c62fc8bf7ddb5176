import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions/forOperation';
import { sessionKeyField } from '../session/fields';

/** pave-api.md 10.4, by display name. */
const photoLabels: INodePropertyOptions[] = [
	{ name: 'Front', value: 'Front' },
	{ name: 'Front Left', value: 'Front_Left' },
	{ name: 'Front Right', value: 'Front_Right' },
	{ name: 'Instrument Cluster', value: 'Cluster' },
	{ name: 'Interior', value: 'Interior' },
	{ name: 'Left', value: 'Left' },
	{ name: 'Rear', value: 'Rear' },
	{ name: 'Rear Left', value: 'Rear_Left' },
	{ name: 'Rear Right', value: 'Rear_Right' },
	{ name: 'Right', value: 'Right' },
	{ name: 'Tires', value: 'Tires' },
	{ name: 'VIN', value: 'VIN' },
	{ name: 'Windshield', value: 'Windshield' },
];

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
	...forOperation('hotspot', ['getResults', 'sendPhotos'], [sessionKeyField]),
	...forOperation('hotspot', 'sendPhotos', [
		{
			displayName: 'Photos',
			name: 'photos',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Photo',
			default: {},
			required: true,
			description: 'The photos to look for damages on. PAVE fetches them, so they must be public.',
			options: [
				{
					displayName: 'Photo',
					name: 'photo',
					values: [
						{
							displayName: 'Label',
							name: 'label',
							type: 'options',
							options: photoLabels,
							default: 'Front',
							description: 'What the photo shows',
						},
						{
							displayName: 'URL',
							name: 'url',
							type: 'string',
							default: '',
							placeholder: 'e.g. https://images.example.com/front.jpg',
							description: 'Public web address of the photo',
						},
					],
				},
			],
		},
	]),
];
