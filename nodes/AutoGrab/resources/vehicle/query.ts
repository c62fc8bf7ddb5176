import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readFeatures } from '../features';
import { readRegion } from '../region';

/** The query every look-up shares: region, features, and what was added under Additional Fields. */
export async function readQuery(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject> {
	const given = context.getNodeParameter('additionalFields', itemIndex, {});
	const referenceId = String(given.referenceId ?? '').trim();
	const features = readFeatures(context, itemIndex);
	return {
		region: await readRegion(context, itemIndex),
		...(features.length > 0 && { features: features.join(',') }),
		...(given.preferMoreResults === true && { prefer_more_results: true }),
		...(referenceId && { reference_id: referenceId }),
	};
}
