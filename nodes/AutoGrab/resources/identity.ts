import type { IExecuteFunctions } from 'n8n-workflow';

import { fieldValue, requireField, requireText } from '../../shared/actions';
import { operationError } from '../../shared/errors';
import { readPlate } from '../../shared/readers/plate';
import { readVin } from '../../shared/readers/vin';
import { stateCode } from './states';

/** The plate and, in Australia, its state. @throws NodeOperationError naming the field */
export function readRegistration(
	context: IExecuteFunctions,
	itemIndex: number,
	region: string,
): { plate: string; state?: string } {
	const given = context.getNodeParameter('registration', itemIndex);
	const plate = requireField(context, 'Registration Plate', readPlate(given));
	const state = fieldValue(
		context,
		'State',
		stateCode(context.getNodeParameter('state', itemIndex, '')),
	);
	if (state) return { plate, state };
	if (region !== 'au') return { plate };
	throw operationError(context.getNode(), {
		message: `Choose the state of plate ${plate}`,
		description:
			'In Australia, two states can have the same plate. Choose the State, or drag the column that holds it (NSW, Vic and Victoria all work). A plate of another country: change Region.',
	});
}

export function readRequiredVin(context: IExecuteFunctions, itemIndex: number): string {
	return requireField(context, 'VIN', readVin(context.getNodeParameter('vin', itemIndex)));
}

/** The ID as text. @throws NodeOperationError, also if it is a number that has lost its last digits on the way */
export function readVehicleId(context: IExecuteFunctions, itemIndex: number): string {
	const given: unknown = context.getNodeParameter('vehicleId', itemIndex, '', {
		extractValue: true,
	});
	return requireText(context, given, 'Vehicle ID');
}
