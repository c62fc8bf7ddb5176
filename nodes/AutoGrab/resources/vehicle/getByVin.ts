import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getVehicleByVin } from '../../api';
import { readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { presentLookUp } from './present';
import { readQuery } from './query';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const vin = readRequiredVin(ctx, itemIndex);
	const work = getVehicleByVin(ctx, vin, await readQuery(ctx, itemIndex));
	return presentLookUp(ctx, itemIndex, await orNoMatch(ctx, work));
}
