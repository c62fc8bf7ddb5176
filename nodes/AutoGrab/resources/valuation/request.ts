import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readPlate, readVin } from '../../../shared/actions';
import { operationError } from '../../../shared/errors';
import { stateCode } from '../states';

/** "61,800 km" from a sheet is 61800; empty is undefined. @throws NodeOperationError naming the field */
export function readAmount(
	ctx: IExecuteFunctions,
	value: unknown,
	displayName: string,
): number | undefined {
	const given = String(value ?? '').trim();
	if (given === '') return undefined;
	const digits = given.replace(/^\$/, '').replace(/\s*(km|kms|kilomet(er|re)s)\.?$/i, '');
	const amount = Number(digits.replace(/[,\s](?=\d{3}(\D|$))/g, ''));
	if (Number.isFinite(amount)) return amount;
	throw operationError(ctx.getNode(), {
		message: `${displayName}: "${given.slice(0, 80)}" is not a number`,
		description: 'Enter digits only, for example 61800, or leave the field empty.',
	});
}

/** Kilometres as every valuation takes them; nothing where the field is empty. */
export function readKms(ctx: IExecuteFunctions, itemIndex: number): { kms?: number } {
	const kms = readAmount(ctx, ctx.getNodeParameter('kms', itemIndex, ''), 'Kilometres');
	return kms === undefined ? {} : { kms };
}

/** The fields that only a valuation by vehicle ID has (autograb-api.md 7.1). */
export function readDetails(ctx: IExecuteFunctions, itemIndex: number): IDataObject {
	const score = ctx.getNodeParameter('conditionScore', itemIndex, '');
	const given = ctx.getNodeParameter('additionalFields', itemIndex, {});
	const details = {
		condition_score: readAmount(ctx, score, 'Condition Score'),
		catalogue: given.catalogue,
		rrp_adjustment: readAmount(ctx, given.rrpAdjustment, 'RRP Adjustment'),
		rrp_overwrite: readAmount(ctx, given.rrpOverwrite, 'RRP Overwrite'),
		rego: readPlate(ctx, given.rego, 'Registration Plate'),
		state: stateCode(given.state),
		state_for_pricing: stateCode(given.stateForPricing),
		vin: readVin(ctx, given.vin, 'VIN'),
	};
	return Object.fromEntries(
		Object.entries(details).filter(([, value]) => value !== undefined && value !== ''),
	);
}
