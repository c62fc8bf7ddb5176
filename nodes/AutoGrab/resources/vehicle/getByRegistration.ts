import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getVehicleByRegistration } from '../../api';
import { readRegistration } from '../identity';
import { orNoMatch } from '../noMatch';
import { presentLookUp } from './present';
import { readQuery } from './query';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const query = await readQuery(context, itemIndex);
	const { plate, ...state } = readRegistration(context, itemIndex, String(query.region));
	const work = getVehicleByRegistration(context, plate, { ...query, ...state });
	return presentLookUp(context, itemIndex, await orNoMatch(context, work));
}
