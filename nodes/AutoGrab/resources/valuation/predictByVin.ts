import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predictByVin } from '../../api';
import { readFeatures } from '../features';
import { readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { presentValuation } from './present';
import { readKms, readReference } from './request';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const vin = readRequiredVin(ctx, itemIndex);
	const body = { region: await readRegion(ctx, itemIndex), ...readKms(ctx, itemIndex) };
	const work = predictByVin(ctx, vin, {
		body,
		features: readFeatures(ctx, itemIndex),
		...readReference(ctx, itemIndex),
	});
	return presentValuation(ctx, itemIndex, await orNoMatch(ctx, work));
}
