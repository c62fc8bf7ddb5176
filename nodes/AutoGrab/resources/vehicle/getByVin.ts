import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getVehicleByVin } from '../../api';
import { readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { presentLookUp } from './present';
import { readQuery } from './query';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const vin = readRequiredVin(context, itemIndex);
	const work = getVehicleByVin(context, vin, await readQuery(context, itemIndex));
	return presentLookUp(context, itemIndex, await orNoMatch(context, work));
}
