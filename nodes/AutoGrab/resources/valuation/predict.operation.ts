import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predict } from '../../api';
import { readVehicleId } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { predictTold } from './valuation.fields';
import { presentValuation } from './present';

export const effect = 'bills';

export const check = readBody;

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const work = predict(context, await readBody(context, itemIndex));
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}

async function readBody(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return {
		vehicle_id: readVehicleId(context, itemIndex),
		...readTold(context, itemIndex, predictTold),
		region: await readRegion(context, itemIndex),
	};
}
