import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { getHotspotResults } from '../../api';
import { readSessionKey, sessionKeyField } from '../sessionKey';

export const description = forOperation('hotspot', 'getResults', [sessionKeyField]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await getHotspotResults(ctx, readSessionKey(ctx, itemIndex));
}
