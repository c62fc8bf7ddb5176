import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { getCallback, updateCallback } from '../../api';
import { oneAtATime, refuseTriggers } from './guard';
import { mergeCallback } from './merge';
import { noCallbackError, readEvent } from './theEvent';

/** PAVE wants the URL with every change and may clear what is missing, so the present state is read first. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(context, itemIndex);
	return await oneAtATime(context, async () => {
		const current = await getCallback(context, event);
		if (!current) throw noCallbackError(context.getNode(), event);
		await refuseTriggers(context, current);
		const wanted = mergeCallback(context, current, 'updateFields', itemIndex);
		await refuseTriggers(context, wanted);
		return mask({ ...(await updateCallback(context, event, wanted)) });
	});
}
