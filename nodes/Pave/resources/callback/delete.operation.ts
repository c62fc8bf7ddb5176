import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { deleteCallback, getCallback } from '../../api';
import { oneAtATime, refuseTriggers } from './guard';
import { noCallbackError, readEvent } from './theEvent';

export const effect = 'deletes';

export function check(context: IExecuteFunctions, itemIndex: number): void {
	readEvent(context, itemIndex);
}

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(context, itemIndex);
	return await oneAtATime(context, async () => {
		const current = await getCallback(context, event);
		if (current) await refuseTriggers(context, current);
		if (!(await deleteCallback(context, event))) throw noCallbackError(context.getNode(), event);
		return { deleted: true };
	});
}

export const nameDone = readEvent;
