import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { deleteCallback } from '../../api';
import { readEvent } from './eventParameter';
import { eventField } from './fields';
import { noCallbackError } from './noCallbackError';

export const description = forOperation('callback', 'delete', [eventField]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(ctx, itemIndex);
	if (!(await deleteCallback(ctx, event))) throw noCallbackError(ctx.getNode(), event);
	return { deleted: true };
}
