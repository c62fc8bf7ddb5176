import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Items } from '../../../shared/actions';
import { downloadPhotos } from '../../../shared/http';
import { getSessionPhotos, isPrivateVendor } from '../../api';
import { readSessionKey } from '../sessionKey';

/** One item per photo with the picture as `data`; a photo that cannot be had says why and stays an item. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<Items> {
	const key = readSessionKey(ctx, itemIndex);
	const photos = await getSessionPhotos(ctx, key);
	const names = fileNames(photos);
	const downloads = await downloadPhotos(
		ctx,
		photos.map((photo, index) => ({ url: String(photo.url ?? ''), fileName: names[index] })),
		{ allowPrivate: await isPrivateVendor(ctx) },
	);
	return new Items(
		downloads.map((download, index): INodeExecutionData => {
			const json = { session_key: key, ...photos[index] };
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
