import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { getSessionPhotos } from '../../api';
import { readSessionKey, sessionKeyField } from '../sessionKey';

export const description = forOperation('session', 'getPhotos', [sessionKeyField]);

/** One item per photo. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return await getSessionPhotos(ctx, readSessionKey(ctx, itemIndex));
}
