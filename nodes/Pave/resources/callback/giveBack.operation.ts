import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { giveBack } from '../../../shared/takeover/giveBack';
import { paveVendor } from '../../trigger/paveVendor';
import { noCallbackError, readEvent } from './theEvent';

/** Frees an event that a trigger of this n8n no longer uses, for the system that had it before. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const event = readEvent(context, itemIndex);
	const result = await giveBack(context, paveVendor, event);
	if (!result) throw noCallbackError(context.getNode(), event);
	return result;
}
