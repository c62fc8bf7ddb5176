import type { INodeProperties } from 'n8n-workflow';

import { textField } from '../../../shared/actions/fields';

export const sessionKeyField: INodeProperties = {
	displayName: 'Session Key',
	name: 'sessionKey',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. DMO-7KQ2ZB9XW4',
	hint: 'Or paste the whole inspection link',
	description: 'The key of the inspection. Every event of PAVE Trigger and every result has it.',
};

export const failIfNotReady: INodeProperties = {
	displayName: 'Stop if Not Finished',
	name: 'failIfNotReady',
	type: 'boolean',
	default: false,
	description:
		'Whether to stop with an error if the inspection is not finished. Off: the output says "ready": false.',
};

/** The same for the operations that it is on for at first. */
export const failUnlessReady: INodeProperties = { ...failIfNotReady, default: true };

/** The request's `vehicle` object (pave-api.md 5.1); names are PAVE's own. */
export const vehicleFields: INodeProperties = {
	displayName: 'Vehicle',
	name: 'vehicle',
	type: 'collection',
	placeholder: 'Add Vehicle Field',
	default: {},
	description:
		'What you know about the vehicle. If you give VIN, year, make and model, the customer need not photograph the VIN.',
	options: [
		textField('Body Type', 'body_type', 'Sedan', 'Body type of the vehicle'),
		textField('Exterior Color', 'ext_col', 'Midnight Blue', 'Name of the exterior color'),
		textField('Interior Color', 'int_col', 'Ash Grey', 'Name of the interior color'),
		textField('Make', 'make', 'Toyota', 'Manufacturer of the vehicle'),
		textField('Model', 'model', 'Corolla', 'Model of the vehicle'),
		textField(
			'Odometer',
			'odom_reading',
			'48210',
			'What the odometer shows, for example "48,210 km"',
		),
		{
			displayName: 'Odometer Unit',
			name: 'odom_unit',
			type: 'options',
			// Workflows saved with a word of their own, or an expression, keep it.
			allowArbitraryValues: true,
			default: '',
			options: [
				{
					name: 'As Written in Odometer',
					value: '',
					description: 'For example km in "48,210 km"; without a unit there, none is sent',
				},
				{ name: 'Kilometers', value: 'KILOMETRES' },
				{ name: 'Miles', value: 'MILES', description: 'PAVE does not document its word for miles' },
			],
			description: 'Unit of the odometer',
		},
		textField('Transmission', 'transmission', 'Automatic', 'Kind of transmission'),
		textField('Trim', 'trim', 'LE', 'Trim level of the vehicle'),
		textField('VIN', 'vin', 'TESTVN00000000017', 'Vehicle identification number, 17 characters'),
		textField('Year', 'year', '2021', 'Model year of the vehicle'),
	],
};

export const additionalJsonField: INodeProperties = {
	displayName: 'Additional JSON',
	name: 'additionalJson',
	type: 'json',
	default: '{}',
	description:
		'Leave as it is unless PAVE support told you otherwise. A JSON object with "session", "vehicle", "sms" or "options" inside.',
};

const showForReport = { show: { '/resource': ['session'], '/operation': ['getReport'] } };

/** Among the node's options; shown for Get Report only. */
export const reportOptions: INodeProperties[] = [
	{
		displayName: 'Dealership Name',
		name: 'dealershipName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Example Motors',
		displayOptions: showForReport,
		description: 'The name at the top of the report',
	},
	{
		displayName: 'Include Contact',
		name: 'includeContact',
		type: 'boolean',
		default: false,
		displayOptions: showForReport,
		description: "Whether the customer's name and phone number are in the report",
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		default: 'en',
		displayOptions: showForReport,
		options: [
			{ name: 'English', value: 'en' },
			{ name: 'French', value: 'fr' },
			{ name: 'Spanish', value: 'es' },
		],
		description: "Language of the report's own words. Damages stay in the words of PAVE.",
	},
	{
		displayName: 'Logo URL',
		name: 'logoUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://www.example.com/logo.png',
		displayOptions: showForReport,
		description: 'Web address (https) of a picture to put into the report',
	},
	{
		displayName: 'Photos',
		name: 'photos',
		type: 'options',
		default: 'embed',
		displayOptions: showForReport,
		options: [
			{ name: 'In the File', value: 'embed', description: 'Works without internet, up to 15 MB' },
			{ name: 'Linked', value: 'link', description: 'A small file that loads them from PAVE' },
		],
		description: 'Where the photos of the report are',
	},
];

/** Among the node's options; shown for Get Damages only. */
export const damagePhotosOption: INodeProperties = {
	displayName: 'Download Photos',
	name: 'downloadPhotos',
	type: 'boolean',
	default: false,
	displayOptions: { show: { '/resource': ['session'], '/operation': ['getDamages'] } },
	description:
		'Whether to attach the photo of each damage as a file. One that cannot be downloaded says why.',
};
