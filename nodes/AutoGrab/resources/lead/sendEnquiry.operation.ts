import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { isObject } from '../../../shared/json';
import { sendEnquiry } from '../../api';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { DEALERSHIP, DMS, enquiryTold } from './lead.fields';

const readEnquiry = (context: IExecuteFunctions, itemIndex: number) =>
	readTold(context, itemIndex, enquiryTold);

export const effect = 'creates';

export const check = (context: IExecuteFunctions, itemIndex: number): void => {
	readEnquiry(context, itemIndex);
};

export const nameDone = (_: IExecuteFunctions, __: number, json: IDataObject) =>
	String(json.enquiry_id ?? '');

/** A refused enquiry comes with status 200 and a reason in `failed_ids`: that is no success. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const {
		[DMS]: dms,
		[DEALERSHIP]: dealership,
		reference_id,
		...body
	} = readEnquiry(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	const answer = await sendEnquiry(
		context,
		{ ...body, region },
		{ region, reference_id },
		String(dms),
		String(dealership),
	);
	const failed: unknown[] = Array.isArray(answer.failed_ids) ? answer.failed_ids : [];
	if (failed.length === 0) return { enquiry_id: body.id, ...answer };
	const reasons = failed.filter(isObject).map(({ reason }) => String(reason ?? ''));
	throw operationError(context.getNode(), {
		message: `AutoGrab did not take the enquiry ${String(body.id)}: ${reasons.filter(Boolean).join('; ') || 'it gives no reason'}`,
		description: 'Correct what AutoGrab names, then send the enquiry again.',
	});
}
