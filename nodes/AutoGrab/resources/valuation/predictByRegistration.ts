import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predictByRegistration } from '../../api';
import { readFeatures } from '../features';
import { readRegistration } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { presentValuation } from './present';
import { readKms, readReference } from './request';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const region = await readRegion(ctx, itemIndex);
	const { plate, ...state } = readRegistration(ctx, itemIndex, region);
	const body = { region, ...state, ...readKms(ctx, itemIndex) };
	const features = readFeatures(ctx, itemIndex);
	const work = predictByRegistration(ctx, plate, {
		body,
		features,
		...readReference(ctx, itemIndex),
	});
	return presentValuation(ctx, itemIndex, await orNoMatch(ctx, work));
}
