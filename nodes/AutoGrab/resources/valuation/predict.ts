import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predict } from '../../api';
import { readVehicleId } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { predictTold } from './fields';
import { presentValuation } from './present';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const work = predict(context, {
		vehicle_id: readVehicleId(context, itemIndex),
		...readTold(context, itemIndex, predictTold),
		region: await readRegion(context, itemIndex),
	});
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}
