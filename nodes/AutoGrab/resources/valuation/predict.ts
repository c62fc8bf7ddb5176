import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predict } from '../../api';
import { readFeatures } from '../features';
import { readVehicleId } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { presentValuation } from './present';
import { readDetails, readKms, readReference } from './request';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = {
		vehicle_id: readVehicleId(context, itemIndex),
		...readKms(context, itemIndex),
		...readDetails(context, itemIndex),
		region: await readRegion(context, itemIndex),
	};
	const work = predict(context, {
		body,
		features: readFeatures(context, itemIndex),
		...readReference(context, itemIndex),
	});
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}
