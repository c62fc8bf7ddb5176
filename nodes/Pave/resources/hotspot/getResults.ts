import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getHotspotResults } from '../../api';
import { readSessionKey } from '../sessionKey';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await getHotspotResults(ctx, readSessionKey(ctx, itemIndex));
}
