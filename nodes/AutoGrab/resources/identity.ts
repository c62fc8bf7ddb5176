import type { IExecuteFunctions } from 'n8n-workflow';

import { readPlate, readText, readVin } from '../../shared/actions';
import { operationError } from '../../shared/errors';
import { stateCode } from './states';

/** The plate and, in Australia, its state. @throws NodeOperationError naming the field */
export function readRegistration(
	context: IExecuteFunctions,
	itemIndex: number,
	region: string,
): { plate: string; state?: string } {
	const given = context.getNodeParameter('registration', itemIndex);
	const name = 'Registration Plate';
	const plate = readPlate(context, readText(context, given, name), name);
	const state = stateCode(context.getNodeParameter('state', itemIndex, ''));
	if (state) return { plate, state };
	if (region !== 'au') return { plate };
	throw operationError(context.getNode(), {
		message: `State is empty, so ${plate} could be a plate of any Australian state`,
		description:
			'Choose the state the vehicle is registered in, or map it from the previous node. For a plate of another country, choose its Region.',
	});
}

export function readRequiredVin(context: IExecuteFunctions, itemIndex: number): string {
	return readVin(
		context,
		readText(context, context.getNodeParameter('vin', itemIndex), 'VIN'),
		'VIN',
	);
}

/** The ID as text: as a number, a long one has lost its last digits before it gets here. */
export function readVehicleId(context: IExecuteFunctions, itemIndex: number): string {
	const given: unknown = context.getNodeParameter('vehicleId', itemIndex, '', {
		extractValue: true,
	});
	if (typeof given !== 'number' || Number.isSafeInteger(given)) {
		return readText(context, given, 'Vehicle ID');
	}
	throw operationError(context.getNode(), {
		message: `Vehicle ID: ${given} is a number too long to be exact`,
		description: 'Keep the ID as text all the way, for example as a text column in the sheet.',
	});
}
