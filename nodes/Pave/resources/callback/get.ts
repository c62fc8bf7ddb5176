import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { getCallback } from '../../api';
import { readEvent } from './eventParameter';
import { noCallbackError } from './noCallbackError';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(ctx, itemIndex);
	const callback = await getCallback(ctx, event);
	if (!callback) throw noCallbackError(ctx.getNode(), event);
	return mask({ ...callback });
}
