import type { INodeProperties } from 'n8n-workflow';

import { textField } from '../../../shared/actions/fields';

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
		textField('Body Type', 'body_type', 'Sedan', 'Body type of the vehicle'),
		textField('Exterior Color', 'ext_col', 'Midnight Blue', 'Name of the exterior color'),
		textField('Interior Color', 'int_col', 'Ash Grey', 'Name of the interior color'),
		textField('Make', 'make', 'Toyota', 'Manufacturer of the vehicle'),
		textField('Model', 'model', 'Corolla', 'Model of the vehicle'),
		textField(
			'Odometer',
			'odom_reading',
			'48210',
			'What the odometer shows; "48,210 km" is understood',
		),
		textField(
			'Odometer Unit',
			'odom_unit',
			'KILOMETRES',
			'Unit of the odometer, in the words of PAVE',
		),
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
		'Anything else to send, as a JSON object with "session", "vehicle", "sms" or "options" inside, for fields that PAVE gave you beyond its documentation',
};

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
