import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getVehicle } from '../../api';
import { readVehicleId } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { presentVehicle } from './present';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readVehicleId(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	const answer = await orNoMatch(context, getVehicle(context, { region }, id));
	return presentVehicle(context, itemIndex, answer);
}
