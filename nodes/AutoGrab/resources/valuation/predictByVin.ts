import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predictByVin } from '../../api';
import { readFeatures } from '../features';
import { readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { presentValuation } from './present';
import { readKms, readReference } from './request';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const vin = readRequiredVin(context, itemIndex);
	const body = { region: await readRegion(context, itemIndex), ...readKms(context, itemIndex) };
	const work = predictByVin(context, vin, {
		body,
		features: readFeatures(context, itemIndex),
		...readReference(context, itemIndex),
	});
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}
