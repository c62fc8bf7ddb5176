import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { deleteSession } from '../../api';
import { readSessionKey } from '../sessionKey';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	await deleteSession(ctx, readSessionKey(ctx, itemIndex));
	return { deleted: true };
}
