import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { deleteCallback } from '../../api';
import { readEvent } from './eventParameter';
import { noCallbackError } from './noCallbackError';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(ctx, itemIndex);
	if (!(await deleteCallback(ctx, event))) throw noCallbackError(ctx.getNode(), event);
	return { deleted: true };
}
