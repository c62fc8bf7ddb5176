import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getVehicleByVin } from '../../api';
import { readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { lookUpTold } from './fields';
import { presentLookUp } from './present';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const vin = readRequiredVin(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	const query = { region, ...readTold(context, itemIndex, lookUpTold) };
	const work = getVehicleByVin(context, query, vin);
	return presentLookUp(context, itemIndex, await orNoMatch(context, work));
}
