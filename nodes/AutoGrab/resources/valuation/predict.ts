import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predict } from '../../api';
import { readFeatures } from '../features';
import { readVehicleId } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { presentValuation } from './present';
import { readDetails, readKms, readReference } from './request';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = {
		vehicle_id: readVehicleId(ctx, itemIndex),
		...readKms(ctx, itemIndex),
		...readDetails(ctx, itemIndex),
		region: await readRegion(ctx, itemIndex),
	};
	const work = predict(ctx, {
		body,
		features: readFeatures(ctx, itemIndex),
		...readReference(ctx, itemIndex),
	});
	return presentValuation(ctx, itemIndex, await orNoMatch(ctx, work));
}
