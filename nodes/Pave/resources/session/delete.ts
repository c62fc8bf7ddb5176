import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { deleteSession } from '../../api';
import { readSessionKey, sessionKeyField } from '../sessionKey';

export const description = forOperation('session', 'delete', [sessionKeyField]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	await deleteSession(ctx, readSessionKey(ctx, itemIndex));
	return { deleted: true };
}
