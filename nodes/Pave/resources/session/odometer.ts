import type { IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { trimmed } from '../../../shared/json';

/** PAVE's word for kilometres; its word for miles is not documented. */
const KILOMETRES = 'KILOMETRES';

/** Digits, in groups or not, then perhaps decimals, then perhaps a unit: "48,210 km", "48 210", "30.000", "48210.5 mi". */
const READING =
	/^(\d+|\d{1,3}(?:[,.' \u2019]\d{3})+)(?:[.,]\d{1,2})?\s*(km|kms|kilomet(?:er|re)s?|mi|miles?)?\.?$/i;

/**
 * What the odometer shows as whole number, from a number or from text as people write it; undefined where it is empty.
 * @returns also the unit, where the text says kilometres
 * @throws NodeOperationError where it cannot be read as a number
 */
export function readOdometer(
	context: IExecuteFunctions,
	value: unknown,
): { reading: number; unit?: string } | undefined {
	const text = trimmed(value);
	if (text === '') return undefined;
	const [, digits, unit] = READING.exec(text) ?? [];
	if (digits === undefined) {
		throw operationError(context.getNode(), {
			message: `Odometer: "${text.slice(0, 80)}" is not a number`,
			description: 'Write only what the odometer shows, for example 48210 or 48,210 km.',
		});
	}
	const reading = Number(digits.replace(/\D/g, ''));
	return unit?.toLowerCase().startsWith('k') ? { reading, unit: KILOMETRES } : { reading };
}
