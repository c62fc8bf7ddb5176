import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getVehicleByVin } from '../../api';
import { readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { lookUpTold } from './vehicle.fields';
import { presentLookUp } from './present';

export const effect = 'bills';

export const check = read;

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const { vin, query } = await read(context, itemIndex);
	const work = getVehicleByVin(context, query, vin);
	return presentLookUp(context, itemIndex, await orNoMatch(context, work));
}

async function read(context: IExecuteFunctions, itemIndex: number) {
	const vin = readRequiredVin(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	const query: IDataObject = { region, ...readTold(context, itemIndex, lookUpTold) };
	return { vin, query };
}
