import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predictByRegistration } from '../../api';
import { readRegistration } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { priceTold } from './fields';
import { presentValuation } from './present';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const region = await readRegion(context, itemIndex);
	const { plate, ...state } = readRegistration(context, itemIndex, region);
	const told = readTold(context, itemIndex, priceTold);
	const work = predictByRegistration(context, { region, ...state, ...told }, plate);
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}
