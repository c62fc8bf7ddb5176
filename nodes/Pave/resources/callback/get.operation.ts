import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { getCallback } from '../../api';
import { noCallbackError, readEvent } from './theEvent';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(context, itemIndex);
	const callback = await getCallback(context, event);
	if (!callback) throw noCallbackError(context.getNode(), event);
	return mask({ ...callback });
}
