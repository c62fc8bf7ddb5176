import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { operationError } from '../../../shared/errors';
import { decideRepair } from '../../api';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { decisionTold } from './insurance.fields';

const PARTS = ['refit', 'install', 'paint', 'parts', 'miscellaneous'].map(
	(part) => `repair_${part}`,
);

export const effect = 'bills';

export async function check(context: IExecuteFunctions, itemIndex: number): Promise<void> {
	await readBody(context, itemIndex);
}

export const nameDone = (_: IExecuteFunctions, __: number, json: IDataObject) =>
	String(json.decision_id ?? '');

/** AutoGrab's answer as it comes (it is not printed), with your own ID of the decision. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = await readBody(context, itemIndex);
	const answer = await decideRepair(context, body);
	return { decision_id: body.decision_id, ...answer };
}

async function readBody(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = readTold(context, itemIndex, decisionTold);
	for (const name of ['loss_date', 'estimate_date', 'approval_date']) {
		if (body[name]) body[name] = inWords(String(body[name]), context.getTimezone());
	}
	const exact = body.repair_type === 'exact';
	const problem = [
		!exact && body.repair_cost !== undefined && 'Repair Cost is only for an exact repair',
		exact && PARTS.some((part) => part in body) && 'The parts of a repair are only for an estimate',
		body.pav_type !== 'exact' &&
			body.pav_value !== undefined &&
			'Pre-Accident Value is only for an exact one',
	].find(Boolean);
	if (problem) {
		throw operationError(context.getNode(), {
			message: problem,
			description: 'Change Repair Type or Pre-Accident Value Type, or remove the field.',
		});
	}
	return { ...body, region: await readRegion(context, itemIndex) };
}

/** "23 May 2024", as AutoGrab's sample has it; a day without a time is that day in every zone. */
function inWords(iso: string, zone: string): string {
	const date = DateTime.fromISO(iso, { zone: iso.endsWith('T00:00:00.000Z') ? 'utc' : zone });
	return date.setLocale('en').toFormat('d LLLL yyyy');
}
