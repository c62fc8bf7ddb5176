import type { IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../shared/errors';
import { trimmed } from '../../shared/json';

/** "61,800 km" from a sheet is 61800; empty is undefined. @throws NodeOperationError naming the field */
export function readAmount(
	context: IExecuteFunctions,
	value: unknown,
	displayName: string,
): number | undefined {
	const given = trimmed(value);
	if (given === '') return undefined;
	const digits = given.replace(/^\$/, '').replace(/\s*(km|kms|kilomet(er|re)s)\.?$/i, '');
	const amount = Number(digits.replace(/[,\s](?=\d{3}(\D|$))/g, ''));
	if (Number.isFinite(amount)) return amount;
	throw operationError(context.getNode(), {
		message: `${displayName}: "${given.slice(0, 80)}" is not a number`,
		description: 'Enter digits only, for example 61800, or leave the field empty.',
	});
}
