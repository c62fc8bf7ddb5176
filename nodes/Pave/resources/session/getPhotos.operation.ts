import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { getSessionPhotos } from '../../api';
import { isStandIn } from '../../events/photos';
import { readSessionKey } from '../sessionKey';

/** One item per photo; PAVE's own picture for a step that was typed in says so. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const key = readSessionKey(context, itemIndex);
	const photos = await getSessionPhotos(context, key);
	return photos.map((photo) => ({
		session_key: key,
		...photo,
		stand_in: isStandIn(photo, photos, key),
	}));
}
