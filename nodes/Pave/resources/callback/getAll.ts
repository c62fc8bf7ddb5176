import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import { listCallbacks } from '../../api';

export const description = forOperation('callback', 'getAll', [
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
	const callbacks = await listCallbacks(ctx);
	const all = ctx.getNodeParameter('returnAll', itemIndex, true) as boolean;
	const limit = all ? callbacks.length : (ctx.getNodeParameter('limit', itemIndex, 50) as number);
	return callbacks.slice(0, limit).map((callback) => mask({ ...callback }));
}
