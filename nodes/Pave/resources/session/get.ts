import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getSession } from '../../api';
import { readSessionKey } from '../sessionKey';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await getSession(ctx, readSessionKey(ctx, itemIndex));
}
