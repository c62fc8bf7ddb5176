import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { listCallbacks } from '../../api';

export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const callbacks = await listCallbacks(context);
	const all = context.getNodeParameter('returnAll', itemIndex, true);
	const limit = all ? callbacks.length : context.getNodeParameter('limit', itemIndex, 50);
	return callbacks.slice(0, limit).map((callback) => mask({ ...callback }));
}
