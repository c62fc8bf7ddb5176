import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { createCallback, getCallback, updateCallback } from '../../api';
import { oneAtATime, refuseTriggers } from './guard';
import { emptyCallback, mergeCallback } from './merge';
import { readEvent } from './theEvent';

/** Whether a second creation overwrites or is refused is not documented: look first. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(context, itemIndex);
	return await oneAtATime(context, async () => {
		const current = await getCallback(context, event);
		if (current) await refuseTriggers(context, current);
		const before = current ?? emptyCallback(event);
		const wanted = mergeCallback(context, before, 'additionalFields', itemIndex);
		await refuseTriggers(context, wanted);
		if (!current) return mask({ ...(await createCallback(context, wanted)) });
		const callback = await updateCallback(context, event, wanted);
		// Whoever received the event before is named, so that nobody is pushed aside unseen.
		return mask(
			current.url === callback.url ? { ...callback } : { ...callback, replaced: { ...current } },
		);
	});
}
