import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { getVehicleByRegistration } from '../../api';
import { plateField, readRegistration, simplifyField, stateField } from '../identity';
import { orNoMatch } from '../noMatch';
import { additionalFields, vehicleFeaturesField } from './fields';
import { presentLookUp } from './present';
import { readQuery } from './query';

export const description = forOperation('vehicle', 'getByRegistration', [
	plateField,
	stateField,
	vehicleFeaturesField,
	simplifyField,
	additionalFields,
]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const query = await readQuery(ctx, itemIndex);
	const { plate, ...state } = readRegistration(ctx, itemIndex, String(query.region));
	const work = getVehicleByRegistration(ctx, plate, { ...query, ...state });
	return presentLookUp(ctx, itemIndex, await orNoMatch(ctx, work));
}
