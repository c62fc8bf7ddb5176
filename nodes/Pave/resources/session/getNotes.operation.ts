import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getSessionNotes } from '../../api';
import { readSessionKey } from '../sessionKey';

/** One item per note. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const key = readSessionKey(context, itemIndex);
	return (await getSessionNotes(context, key)).map((note) => ({ session_key: key, ...note }));
}
