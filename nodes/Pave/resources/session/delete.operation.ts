import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { deleteSession } from '../../api';
import { readSessionKey } from '../sessionKey';

export const effect = 'deletes';

export function check(context: IExecuteFunctions, itemIndex: number): void {
	readSessionKey(context, itemIndex);
}

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	await deleteSession(context, readSessionKey(context, itemIndex));
	return { deleted: true };
}

export const nameDone = readSessionKey;
