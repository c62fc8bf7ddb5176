import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { replaceField } from './callback.resource';
import { mask, operationError } from '../../../shared/errors';
import { hostOf } from '../../../shared/trigger/addresses';
import { createCallback, getCallback, updateCallback } from '../../api';
import type { PaveCallback } from '../../api';
import { oneAtATime, refuseTriggers } from './guard';
import { emptyCallback, mergeCallback } from './merge';
import { nameOf, readEvent } from './theEvent';

export const effect = 'creates';

export const check = readWanted;

export const nameDone = readEvent;

/** Nobody is pushed aside unasked: an event that PAVE sends somewhere already is left alone, or replaced if so wished. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const wanted = readWanted(context, itemIndex);
	const { event } = wanted;
	await refuseTriggers(context, wanted);
	return await oneAtATime(context, async () => {
		const current = await getCallback(context, event);
		if (!current) return mask({ ...(await createCallback(context, wanted)) });
		await refuseTriggers(context, current);
		if (!isOn(context, itemIndex, replaceField)) {
			throw operationError(context.getNode(), {
				message: `PAVE already sends ${nameOf(event)} to ${hostOf(current.url)}`,
				description:
					'Nothing was changed. PAVE sends each event of an API key to one address only. Turn on Take Over From Another System, or use another API key. Not sure? Ask whoever runs the other system first.',
			});
		}
		const callback = await updateCallback(context, event, wanted);
		return mask({ ...callback, replaced: { ...current } });
	});
}

function readWanted(context: IExecuteFunctions, itemIndex: number): PaveCallback {
	const event = readEvent(context, itemIndex);
	return mergeCallback(context, emptyCallback(event), 'additionalFields', itemIndex);
}
