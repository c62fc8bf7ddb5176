import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predictByVin } from '../../api';
import { readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { priceTold } from './valuation.fields';
import { presentValuation } from './present';

export const effect = 'bills';

export const check = read;

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const { vin, body } = await read(context, itemIndex);
	const work = predictByVin(context, body, vin);
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}

async function read(context: IExecuteFunctions, itemIndex: number) {
	const vin = readRequiredVin(context, itemIndex);
	const told = readTold(context, itemIndex, priceTold);
	const body: IDataObject = { region: await readRegion(context, itemIndex), ...told };
	return { vin, body };
}
