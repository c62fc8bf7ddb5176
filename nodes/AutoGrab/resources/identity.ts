import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { readPlate, readText, readVin } from '../../shared/actions';
import { operationError } from '../../shared/errors';
import { stateCode } from './states';

export const plateField: INodeProperties = {
	displayName: 'Registration Plate',
	name: 'registration',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. XYZ12Q',
	description: 'The number plate (rego) of the vehicle',
};

export const stateField: INodeProperties = {
	displayName: 'State',
	name: 'state',
	type: 'options',
	options: [
		{ name: 'Australian Capital Territory', value: 'ACT' },
		{ name: 'New South Wales', value: 'NSW' },
		{ name: 'Northern Territory', value: 'NT' },
		{
			name: 'Not in Australia',
			value: '',
			description: 'Only Australian plates belong to a state',
		},
		{ name: 'Queensland', value: 'QLD' },
		{ name: 'South Australia', value: 'SA' },
		{ name: 'Tasmania', value: 'TAS' },
		{ name: 'Victoria', value: 'VIC' },
		{ name: 'Western Australia', value: 'WA' },
	],
	default: '',
	displayOptions: { show: { region: ['', 'au'] } },
	description:
		'The state the plate is registered in, for example VIC. Australia needs it, other countries have none.',
};

export const vinField: INodeProperties = {
	displayName: 'VIN',
	name: 'vin',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. JM0KF4WLA00123456',
	description: 'The vehicle identification number, usually 17 letters and digits',
};

export const vehicleIdField: INodeProperties = {
	displayName: 'Vehicle ID',
	name: 'vehicleId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 4720981135602688',
	description:
		"AutoGrab's ID of the vehicle, from a look-up by plate, VIN or text (16 digits; keep it as text)",
};

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The plate and, in Australia, its state. @throws NodeOperationError naming the field */
export function readRegistration(
	ctx: IExecuteFunctions,
	itemIndex: number,
	region: string,
): { plate: string; state?: string } {
	const given = ctx.getNodeParameter('registration', itemIndex);
	const name = 'Registration Plate';
	const plate = readPlate(ctx, readText(ctx, given, name), name);
	const state = stateCode(ctx.getNodeParameter('state', itemIndex, ''));
	if (state) return { plate, state };
	if (region !== 'au') return { plate };
	throw operationError(ctx.getNode(), {
		message: `State is empty, so ${plate} could be a plate of any Australian state`,
		description:
			'Choose the state the vehicle is registered in, or map it from the previous node. For a plate of another country, choose its Region.',
	});
}

export function readRequiredVin(ctx: IExecuteFunctions, itemIndex: number): string {
	return readVin(ctx, readText(ctx, ctx.getNodeParameter('vin', itemIndex), 'VIN'), 'VIN');
}

/** The ID as text: as a number, a long one has lost its last digits before it gets here. */
export function readVehicleId(ctx: IExecuteFunctions, itemIndex: number): string {
	const given: unknown = ctx.getNodeParameter('vehicleId', itemIndex);
	if (typeof given !== 'number' || Number.isSafeInteger(given)) {
		return readText(ctx, given, 'Vehicle ID');
	}
	throw operationError(ctx.getNode(), {
		message: `Vehicle ID: ${given} is a number too long to be exact`,
		description: 'Keep the ID as text all the way, for example as a text column in the sheet.',
	});
}
