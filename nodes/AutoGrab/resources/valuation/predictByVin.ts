import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predictByVin } from '../../api';
import { readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { priceTold } from './fields';
import { presentValuation } from './present';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const vin = readRequiredVin(context, itemIndex);
	const told = readTold(context, itemIndex, priceTold);
	const region = await readRegion(context, itemIndex);
	const work = predictByVin(context, { region, ...told }, vin);
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}
