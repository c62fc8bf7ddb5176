import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { getSessionNotes } from '../../api';
import { readSessionKey, sessionKeyField } from '../sessionKey';

export const description = forOperation('session', 'getNotes', [sessionKeyField]);

/** One item per note. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return await getSessionNotes(ctx, readSessionKey(ctx, itemIndex));
}
