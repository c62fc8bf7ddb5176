import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { predictByVin } from '../../api';
import { readFeatures } from '../features';
import { readRequiredVin, simplifyField, vinField } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { kmsField, valuationFeaturesField } from './fields';
import { presentValuation } from './present';
import { readKms } from './request';

export const description = forOperation('valuation', 'predictByVin', [
	vinField,
	kmsField,
	valuationFeaturesField,
	simplifyField,
]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const vin = readRequiredVin(ctx, itemIndex);
	const body = { region: await readRegion(ctx, itemIndex), ...readKms(ctx, itemIndex) };
	const work = predictByVin(ctx, vin, { body, features: readFeatures(ctx, itemIndex) });
	return presentValuation(ctx, itemIndex, await orNoMatch(ctx, work));
}
