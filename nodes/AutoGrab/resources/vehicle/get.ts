import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getVehicle } from '../../api';
import { readVehicleId } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { presentVehicle } from './present';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readVehicleId(ctx, itemIndex);
	const region = await readRegion(ctx, itemIndex);
	const answer = await orNoMatch(ctx, getVehicle(ctx, id, { region }));
	return presentVehicle(ctx, itemIndex, answer);
}
