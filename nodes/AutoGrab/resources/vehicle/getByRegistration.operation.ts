import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getVehicleByRegistration } from '../../api';
import { readRegistration } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { lookUpTold } from './vehicle.fields';
import { presentLookUp } from './present';

export const effect = 'bills';

export const check = read;

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const { plate, query } = await read(context, itemIndex);
	const work = getVehicleByRegistration(context, query, plate);
	return presentLookUp(context, itemIndex, await orNoMatch(context, work));
}

async function read(context: IExecuteFunctions, itemIndex: number) {
	const region = await readRegion(context, itemIndex);
	const { plate, ...state } = readRegistration(context, itemIndex, region);
	const query: IDataObject = { region, ...state, ...readTold(context, itemIndex, lookUpTold) };
	return { plate, query };
}
