import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { predictByRegistration } from '../../api';
import { readRegistration } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { priceTold } from './valuation.fields';
import { presentValuation } from './present';

export const effect = 'bills';

export const check = read;

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const { plate, body } = await read(context, itemIndex);
	const work = predictByRegistration(context, body, plate);
	return presentValuation(context, itemIndex, await orNoMatch(context, work));
}

async function read(context: IExecuteFunctions, itemIndex: number) {
	const region = await readRegion(context, itemIndex);
	const { plate, ...state } = readRegistration(context, itemIndex, region);
	const body: IDataObject = { region, ...state, ...readTold(context, itemIndex, priceTold) };
	return { plate, body };
}
