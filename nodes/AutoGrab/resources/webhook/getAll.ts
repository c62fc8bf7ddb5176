import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { listWebhooks } from '../../api';
import { readRegion } from '../region';

export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const webhooks = await listWebhooks(context, await readRegion(context, itemIndex));
	const all = context.getNodeParameter('returnAll', itemIndex, true);
	const limit = all ? webhooks.length : context.getNodeParameter('limit', itemIndex, 50);
	return webhooks.slice(0, limit).map((webhook) => mask({ ...webhook }));
}
