import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { operationSelector } from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import { sessionKeyField } from '../session/session.fields';

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

export const splitDamagesField: INodeProperties = {
	displayName: 'Split Damages',
	name: 'splitDamages',
	type: 'boolean',
	default: false,
	description:
		'Whether to return one item per damage, in words, instead of one item with everything PAVE says',
};

export const description: INodeProperties[] = [
	operationSelector(
		'hotspot',
		[
			{
				name: 'Get Results',
				value: 'getResults',
				description: 'Get the damages that PAVE found on photos you sent',
				action: 'Get the damages found on photos you sent',
			},
			{
				name: 'Send Photos',
				value: 'sendPhotos',
				description:
					'Send photos of a vehicle, by their web addresses, so that PAVE looks for damages. PAVE may bill them.',
				action: 'Send your own photos to look for damages',
			},
		],
		'sendPhotos',
	),
	...forOperation('hotspot', ['getResults', 'sendPhotos'], [sessionKeyField]),
	...forOperation('hotspot', 'getResults', [splitDamagesField]),
	...forOperation('hotspot', 'sendPhotos', [
		{
			displayName: 'Photos From',
			name: 'photoSource',
			type: 'options',
			options: [
				{
					name: 'Input Items',
					value: 'items',
					description: 'One photo per input item, sent together',
				},
				{ name: 'This Form', value: 'form', description: 'The photos you list here' },
			],
			default: 'form',
			description: 'Where the photos come from',
		},
		{
			displayName: 'Photo Label',
			name: 'photoLabel',
			type: 'options',
			options: photoLabels,
			default: 'Front',
			displayOptions: { show: { photoSource: ['items'] } },
			description:
				'What the photo of an item shows, for example Front_Left. Drag it from the items.',
		},
		{
			displayName: 'Photo URL',
			name: 'photoUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://images.example.com/front.jpg',
			displayOptions: { show: { photoSource: ['items'] } },
			description: 'Public web address of the photo of an item. Drag it from the items.',
		},
		{
			displayName: 'Photos',
			name: 'photos',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Photo',
			default: {},
			required: true,
			displayOptions: { show: { photoSource: ['form'] } },
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
