import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getSessionPhotos } from '../../api';
import { readSessionKey } from '../sessionKey';

/** One item per photo. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return await getSessionPhotos(ctx, readSessionKey(ctx, itemIndex));
}
