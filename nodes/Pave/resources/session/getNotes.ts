import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getSessionNotes } from '../../api';
import { readSessionKey } from '../sessionKey';

/** One item per note. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return await getSessionNotes(ctx, readSessionKey(ctx, itemIndex));
}
