import type { INodeProperties } from 'n8n-workflow';
import { deliveryProperties, eventsProperty } from '../../shared/trigger/description';
import { paveEvents } from '../events';

const options: INodeProperties[] = [
	{
		displayName: 'Attach Report',
		name: 'attachReport',
		type: 'boolean',
		default: false,
		description:
			'Whether to attach a condition report with all photos as one HTML file named "report". Affects only Session Complete. If it cannot be made, a hint says why; the event still arrives.',
	},
	{
		displayName: 'Custom Attributes',
		name: 'customAttributes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Attribute',
		default: {},
		description: 'Your own texts that PAVE adds to every event, for example the branch',
		options: [
			{
				displayName: 'Attribute',
				name: 'attributes',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. branch',
						description: "Must not be the name of one of PAVE's own fields",
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. Melbourne South',
					},
				],
			},
		],
	},
	{
		displayName: 'Download Photos',
		name: 'downloadPhotos',
		type: 'boolean',
		default: false,
		description:
			'Whether to attach the photos as files. A hint names each photo that cannot be downloaded; the event still arrives.',
	},
	{
		displayName: 'Include Session',
		name: 'includeSession',
		type: 'boolean',
		default: false,
		description:
			'Whether to ask PAVE for the inspection and add the vehicle, the contact, your reference and the source to events that lack them; with Simplify off, the whole session. If PAVE does not give it, a hint says why; the event still arrives.',
	},
	{
		displayName: 'One Item per Damage',
		name: 'itemPerDamage',
		type: 'boolean',
		default: false,
		description:
			'Whether to give one item for each damage instead of one for the whole inspection. Affects only Session Complete; an inspection without damages stays one item. With Download Photos each item gets the photo of its damage.',
	},
	{
		// Workflows of earlier versions have it, so it is hidden instead of deleted.
		displayName: 'When Testing While Published',
		name: 'testWhilePublished',
		type: 'options',
		default: 'refuse',
		description: 'Belongs to earlier versions and means nothing any more',
		displayOptions: { hide: { '@version': [1] } },
		options: [
			{ name: 'Borrow', value: 'borrow' },
			{ name: 'Refuse', value: 'refuse' },
		],
	},
];

/** The parameters of PAVE Trigger. */
export const properties: INodeProperties[] = [
	{ ...eventsProperty(paveEvents), default: ['SESSION:COMPLETE'] },
	{
		displayName: 'If PAVE Already Sends This Elsewhere',
		name: 'existingCallback',
		type: 'options',
		default: 'fail',
		description:
			'PAVE sends each event of an API key to one address only. Choose what happens if another system receives it today.',
		options: [
			{
				name: 'Stop and Tell Me',
				value: 'fail',
				description: 'Change nothing and say who receives the event today',
			},
			{
				name: 'Take Over',
				value: 'replace',
				description: 'Receive the event here; the other address gets it back when you unpublish',
			},
			{
				name: 'Take Over and Forward',
				value: 'relay',
				description: 'Receive the event here and pass each one on to the other address as well',
			},
		],
	},
	...deliveryProperties(
		paveEvents,
		options,
		'The country of phone numbers without "+", for contact_phone_e164. None: such numbers stay as they are.',
	),
];
