import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { readObject } from '../../../shared/json';
import { requestCarAnalysis } from '../../api';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { carAnalysisTold } from './report.fields';

/** What the reference says goes together, or does not; AutoGrab's own refusal would cost a call. */
const RULES: ReadonlyArray<[broken: (body: IDataObject) => boolean, message: string]> = [
	[
		(body) => !body.vin && !body.rego && !body.pricing_record_id && !body.lead_id,
		'VIN, Registration Plate, Valuation ID and Listing ID (lead_id) are all empty',
	],
	[
		({ marketplace_price: price, marketplace_price_type: type }) =>
			price !== undefined && type === undefined,
		'Marketplace Price Type is empty, but there is a Marketplace Price',
	],
	[
		({ marketplace_price: price, pricing_record_id: valuation }) =>
			price !== undefined && valuation !== undefined,
		'Marketplace Price and Valuation ID are both filled in, but a report has only one of them',
	],
];

export const effect = 'bills';

export async function check(context: IExecuteFunctions, itemIndex: number): Promise<void> {
	await readBody(context, itemIndex);
}

export const nameDone = (_: IExecuteFunctions, __: number, { report_id: id }: IDataObject) =>
	String(id ?? '');

/** Two forms of the answer are printed (C16); which status is final is not said, so it comes as it is. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = await readBody(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	const answer = await requestCarAnalysis(context, body, { region });
	const { id, ...report } = readObject(answer.report ?? answer.certificate);
	return { report_id: id ?? null, ...report };
}

async function readBody(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = readTold(context, itemIndex, carAnalysisTold);
	const rule = RULES.find(([broken]) => broken(body))?.[1];
	const stateless = body.rego && !body.state && (await readRegion(context, itemIndex)) === 'au';
	const message = rule ?? (stateless ? 'State is empty, but Australia needs it with a plate' : '');
	if (!message) return body;
	throw operationError(context.getNode(), {
		message,
		description: 'Fill it in, or map it from the previous node. Nothing was ordered.',
	});
}
