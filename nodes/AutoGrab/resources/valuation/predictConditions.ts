import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predictConditions } from '../../api';
import { readFeatures } from '../features';
import { readVehicleId } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { adjustments } from './fields';
import { presentValuation } from './present';
import { readKms, readReference } from './request';

/** The trade price in each of the five conditions, under `conditions`. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = {
		vehicle_id: readVehicleId(context, itemIndex),
		...readKms(context, itemIndex),
		...readTold(context, itemIndex, adjustments),
		region: await readRegion(context, itemIndex),
	};
	const work = predictConditions(context, {
		body,
		features: readFeatures(context, itemIndex),
		...readReference(context, itemIndex),
	});
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}
