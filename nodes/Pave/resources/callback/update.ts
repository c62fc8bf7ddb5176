import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { getCallback, updateCallback } from '../../api';
import { readEvent } from './eventParameter';
import { mergeCallback } from './merge';
import { noCallbackError } from './noCallbackError';

/** PAVE wants the URL with every change and may clear what is missing, so the present state is read first. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(ctx, itemIndex);
	const current = await getCallback(ctx, event);
	if (!current) throw noCallbackError(ctx.getNode(), event);
	const wanted = mergeCallback(ctx, current, 'updateFields', itemIndex);
	return mask({ ...(await updateCallback(ctx, event, wanted)) });
}
