import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import { listWebhooks } from '../../api';
import { readRegion } from '../region';

export const description = forOperation('webhook', 'getAll', [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: true,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const webhooks = await listWebhooks(ctx, await readRegion(ctx, itemIndex));
	const all = ctx.getNodeParameter('returnAll', itemIndex, true) as boolean;
	const limit = all ? webhooks.length : (ctx.getNodeParameter('limit', itemIndex, 50) as number);
	return webhooks.slice(0, limit).map((webhook) => mask({ ...webhook }));
}
