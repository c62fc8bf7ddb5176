import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { createCallback, getCallback, updateCallback } from '../../api';
import { readEvent } from './eventParameter';
import { emptyCallback, mergeCallback } from './merge';

/** Whether a second creation overwrites or is refused is not documented: look first. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(ctx, itemIndex);
	const current = await getCallback(ctx, event);
	const wanted = mergeCallback(ctx, current ?? emptyCallback(event), 'additionalFields', itemIndex);
	const callback = current
		? await updateCallback(ctx, event, wanted)
		: await createCallback(ctx, wanted);
	return mask({ ...callback });
}
