import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predictByRegistration } from '../../api';
import { readFeatures } from '../features';
import { readRegistration } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { presentValuation } from './present';
import { readKms, readReference } from './request';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const region = await readRegion(context, itemIndex);
	const { plate, ...state } = readRegistration(context, itemIndex, region);
	const body = { region, ...state, ...readKms(context, itemIndex) };
	const features = readFeatures(context, itemIndex);
	const work = predictByRegistration(context, plate, {
		body,
		features,
		...readReference(context, itemIndex),
	});
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}
