import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { simplifyField } from '../../../shared/actions/fields';
import { objectsIn } from '../../../shared/json';
import { predictResidual } from '../../api';
import { readVehicleId } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { residualTold } from './valuation.fields';

export const effect = 'bills';

export const check = readBody;

/** One item per year from today (0) on; raw, the answer as it comes. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject | IDataObject[]> {
	const body = await readBody(context, itemIndex);
	const { vehicle_id } = body;
	const answer = await orNoMatch(context, predictResidual(context, body));
	if (!isOn(context, itemIndex, simplifyField)) return answer;
	const years = objectsIn(answer.predictions);
	if (years.length > 0) return years.map((year) => ({ found: true, vehicle_id, ...year }));
	return { found: false, vehicle_id, message: answer.message ?? 'AutoGrab has no prediction' };
}

async function readBody(context: IExecuteFunctions, itemIndex: number) {
	const vehicle_id = readVehicleId(context, itemIndex);
	const given = readTold(context, itemIndex, residualTold);
	return { region: await readRegion(context, itemIndex), vehicle_id, ...given };
}
