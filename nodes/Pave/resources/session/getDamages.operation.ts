import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Items, isOn } from '../../../shared/actions';
import { damagePhotosOption, failUnlessReady } from './session.fields';
import { downloadPhotos } from '../../../shared/http';
import { getSessionResults, isPrivateVendor } from '../../api';
import { damageItems } from '../../events/sessionBody';
import { readSessionKey } from '../sessionKey';
import { notReadyError } from './results';

/** One item per damage of a finished inspection; none where nothing was found. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<Items> {
	const key = readSessionKey(context, itemIndex);
	const results = await getSessionResults(context, key);
	if (!results.ready) {
		const { message } = results;
		if (isOn(context, itemIndex, failUnlessReady)) {
			throw notReadyError(context.getNode(), key, message);
		}
		return new Items([{ json: { session_key: key, ready: false, message } }]);
	}
	const items = damageItems(results.body).map((json) => ({ json }));
	const wanted = isOn(context, itemIndex, damagePhotosOption, 'options');
	return new Items(wanted ? await withPhotos(context, items) : items);
}

/** Each damage's picture as `data`; several damages on one photo share one download. */
async function withPhotos(
	context: IExecuteFunctions,
	items: Array<{ json: IDataObject }>,
): Promise<INodeExecutionData[]> {
	const urls = [...new Set(items.flatMap(({ json }) => (json.photo_url as string | null) ?? []))];
	const photos = urls.map((url, index) => ({ url, fileName: `damage_${index + 1}` }));
	const allowPrivate = await isPrivateVendor(context);
	const downloads = await downloadPhotos(context, photos, { allowPrivate });
	return items.map(({ json }) => {
		const download = downloads.find(({ url }) => url === json.photo_url);
		if (download === undefined) return { json };
		return 'binary' in download
			? { json: { ...json, downloaded: true }, binary: { data: download.binary } }
			: { json: { ...json, downloaded: false, problem: download.problem } };
	});
}
