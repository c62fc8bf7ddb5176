import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { getSession } from '../../api';
import { readSessionKey, sessionKeyField } from '../sessionKey';

export const description = forOperation('session', 'get', [sessionKeyField]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await getSession(ctx, readSessionKey(ctx, itemIndex));
}
