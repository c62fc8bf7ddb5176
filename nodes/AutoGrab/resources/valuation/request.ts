import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readPlate, readVin } from '../../../shared/actions';
import { readAmount } from '../amount';
import { stateCode } from '../states';

/** Kilometres as every valuation takes them; nothing where the field is empty. */
export function readKms(context: IExecuteFunctions, itemIndex: number): { kms?: number } {
	const kms = readAmount(context, context.getNodeParameter('kms', itemIndex, ''), 'Kilometres');
	return kms === undefined ? {} : { kms };
}

/** The fields that only a valuation by vehicle ID has (autograb-api.md 7.1). */
export function readDetails(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const score = context.getNodeParameter('conditionScore', itemIndex, '');
	const given = context.getNodeParameter('additionalFields', itemIndex, {});
	const details = {
		condition_score: readAmount(context, score, 'Condition Score'),
		catalogue: given.catalogue,
		rrp_adjustment: readAmount(context, given.rrpAdjustment, 'RRP Adjustment'),
		rrp_overwrite: readAmount(context, given.rrpOverwrite, 'RRP Overwrite'),
		rego: readPlate(context, given.rego, 'Registration Plate'),
		state: stateCode(given.state),
		state_for_pricing: stateCode(given.stateForPricing),
		vin: readVin(context, given.vin, 'VIN'),
	};
	return Object.fromEntries(
		Object.entries(details).filter(([, value]) => value !== undefined && value !== ''),
	);
}

/** What the usage is filed under at AutoGrab; nothing where the field is empty. */
export function readReference(
	context: IExecuteFunctions,
	itemIndex: number,
): { referenceId?: string } {
	const { referenceId: given } = context.getNodeParameter('additionalFields', itemIndex, {});
	const referenceId = String(given ?? '').trim();
	return referenceId ? { referenceId } : {};
}
