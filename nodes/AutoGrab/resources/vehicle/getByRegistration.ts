import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getVehicleByRegistration } from '../../api';
import { readRegistration } from '../identity';
import { orNoMatch } from '../noMatch';
import { presentLookUp } from './present';
import { readQuery } from './query';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const query = await readQuery(ctx, itemIndex);
	const { plate, ...state } = readRegistration(ctx, itemIndex, String(query.region));
	const work = getVehicleByRegistration(ctx, plate, { ...query, ...state });
	return presentLookUp(ctx, itemIndex, await orNoMatch(ctx, work));
}
