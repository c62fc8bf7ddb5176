import type { INodeProperties } from 'n8n-workflow';

export const sessionKeyField: INodeProperties = {
	displayName: 'Session Key',
	name: 'sessionKey',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. DMO-7KQ2ZB9XW4',
	description:
		'The key of the inspection session. It is in every event of the PAVE Trigger and at the end of the capture link.',
};

const text = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description,
});

/** The request's `vehicle` object (pave-api.md 5.1); names are PAVE's own. */
export const vehicleFields: INodeProperties = {
	displayName: 'Vehicle',
	name: 'vehicle',
	type: 'collection',
	placeholder: 'Add Vehicle Field',
	default: {},
	description:
		'What is known about the vehicle. With VIN, year, make and model the customer need not photograph the VIN.',
	options: [
		text('Body Type', 'body_type', 'Sedan', 'Body type of the vehicle'),
		text('Exterior Color', 'ext_col', 'Midnight Blue', 'Name of the exterior color'),
		text('Interior Color', 'int_col', 'Ash Grey', 'Name of the interior color'),
		text('Make', 'make', 'Toyota', 'Manufacturer of the vehicle'),
		text('Model', 'model', 'Corolla', 'Model of the vehicle'),
		{
			displayName: 'Odometer',
			name: 'odom_reading',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			placeholder: 'e.g. 48210',
			description: 'What the odometer shows',
		},
		text('Odometer Unit', 'odom_unit', 'KILOMETRES', 'Unit of the odometer, in the words of PAVE'),
		text('Transmission', 'transmission', 'Automatic', 'Kind of transmission'),
		text('Trim', 'trim', 'LE', 'Trim level of the vehicle'),
		text('VIN', 'vin', 'TESTVN00000000017', 'Vehicle identification number, 17 characters'),
		text('Year', 'year', '2021', 'Model year of the vehicle'),
	],
};

/** The request's `sms` object (pave-api.md 5.1); names are PAVE's own. */
export const smsFields: INodeProperties = {
	displayName: 'SMS',
	name: 'sms',
	type: 'collection',
	placeholder: 'Add SMS Field',
	default: {},
	description: 'Makes PAVE text the capture link to the customer',
	options: [
		{
			displayName: 'From',
			name: 'from',
			type: 'string',
			default: '',
			placeholder: 'e.g. +16475550100',
			description: 'Phone number shown to the customer as your contact',
		},
		{
			displayName: 'Sender Name',
			name: 'by',
			type: 'string',
			default: '',
			placeholder: 'e.g. Example Motors',
			description: 'Name of your business in the text message',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'string',
			default: '',
			placeholder: 'e.g. +16475550143',
			description: 'Phone number of the customer',
		},
		{
			displayName: 'To Name',
			name: 'to_name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Alex Sample',
			description: 'Name of the customer. Leave out if Contact is set under Session.',
		},
	],
};

export const additionalJsonField: INodeProperties = {
	displayName: 'Additional JSON',
	name: 'additionalJson',
	type: 'json',
	default: '{}',
	description:
		'Anything else to send, as a JSON object with "session", "vehicle", "sms" or "options" inside, for fields that PAVE gave you beyond its documentation',
};
