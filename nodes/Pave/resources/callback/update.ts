import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import { getCallback, updateCallback } from '../../api';
import { readEvent } from './eventParameter';
import { eventField, updateFields, urlField } from './fields';
import { mergeCallback } from './merge';
import { noCallbackError } from './noCallbackError';

export const description = forOperation('callback', 'update', [
	eventField,
	{
		...urlField,
		required: false,
		description: 'The new web address for the event. Leave empty to keep the present one.',
	},
	updateFields,
]);

/** PAVE wants the URL with every change and may clear what is missing, so the present state is read first. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(ctx, itemIndex);
	const current = await getCallback(ctx, event);
	if (!current) throw noCallbackError(ctx.getNode(), event);
	const wanted = mergeCallback(ctx, current, 'updateFields', itemIndex);
	return mask({ ...(await updateCallback(ctx, event, wanted)) });
}
