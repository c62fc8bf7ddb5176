import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import { getCallback } from '../../api';
import { readEvent } from './eventParameter';
import { eventField } from './fields';
import { noCallbackError } from './noCallbackError';

export const description = forOperation('callback', 'get', [eventField]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(ctx, itemIndex);
	const callback = await getCallback(ctx, event);
	if (!callback) throw noCallbackError(ctx.getNode(), event);
	return mask({ ...callback });
}
