import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getSession } from '../../api';
import { readSessionKey } from '../sessionKey';
import { presentSession } from './present';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const session = await getSession(context, readSessionKey(context, itemIndex));
	return await presentSession(context, itemIndex, session);
}
