import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readText, readUrl } from '../../../shared/actions';
import { operationError } from '../../../shared/errors';
import { sendHotspotPhotos } from '../../api';
import { readSessionKey } from '../sessionKey';

/** One item per photo: PAVE takes or refuses each on its own. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const key = readSessionKey(ctx, itemIndex);
	const { photo = [] } = ctx.getNodeParameter('photos', itemIndex, {}) as {
		photo?: Array<{ label?: string; url?: string }>;
	};
	if (photo.length === 0) {
		throw operationError(ctx.getNode(), {
			message: 'Photos is empty',
			description: 'Add at least one photo with its label and its public web address.',
		});
	}
	const photos = photo.map(({ label, url }, index) => ({
		photo_label: readText(ctx, label, `Label of photo ${index + 1}`),
		url: readUrl(ctx, url, `URL of photo ${index + 1}`),
	}));
	return await sendHotspotPhotos(ctx, key, photos);
}
