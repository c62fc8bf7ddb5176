import type { INodeProperties } from 'n8n-workflow';

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
