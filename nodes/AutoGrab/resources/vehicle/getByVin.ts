import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { getVehicleByVin } from '../../api';
import { readRequiredVin, simplifyField, vinField } from '../identity';
import { orNoMatch } from '../noMatch';
import { additionalFields, vehicleFeaturesField } from './fields';
import { presentLookUp } from './present';
import { readQuery } from './query';

export const description = forOperation('vehicle', 'getByVin', [
	vinField,
	vehicleFeaturesField,
	simplifyField,
	additionalFields,
]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const vin = readRequiredVin(ctx, itemIndex);
	const work = getVehicleByVin(ctx, vin, await readQuery(ctx, itemIndex));
	return presentLookUp(ctx, itemIndex, await orNoMatch(ctx, work));
}
