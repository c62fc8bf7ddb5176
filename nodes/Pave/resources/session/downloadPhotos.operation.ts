import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Items } from '../../../shared/actions';
import { downloadPhotos } from '../../../shared/http';
import { getSessionPhotos, isPrivateVendor } from '../../api';
import { isStandIn } from '../../events/photos';
import { readSessionKey } from '../sessionKey';

/** One item per photo with the picture as `data`; a photo that cannot be had says why and stays an item. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<Items> {
	const key = readSessionKey(context, itemIndex);
	const photos = await getSessionPhotos(context, key);
	const names = fileNames(photos);
	const downloads = await downloadPhotos(
		context,
		photos.map((photo, index) => ({ url: String(photo.url ?? ''), fileName: names[index] })),
		{ allowPrivate: await isPrivateVendor(context) },
	);
	return new Items(
		downloads.map((download, index): INodeExecutionData => {
			const photo = photos[index];
			const json = { session_key: key, ...photo, stand_in: isStandIn(photo, photos, key) };
			return 'binary' in download
				? { json: { ...json, downloaded: true }, binary: { data: download.binary } }
				: { json: { ...json, downloaded: false, problem: download.problem } };
		}),
	);
}

/** By label; a label that occurs twice gets a number. */
function fileNames(photos: IDataObject[]): string[] {
	const seen = new Map<string, number>();
	return photos.map((photo) => {
		const label = String(photo.photo_label ?? photo.photo_code ?? '').replace(/[^\w.-]+/g, '_');
		const name = label || 'photo';
		const count = (seen.get(name) ?? 0) + 1;
		seen.set(name, count);
		return count === 1 ? name : `${name}_${count}`;
	});
}
