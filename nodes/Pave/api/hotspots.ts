import type { IDataObject } from 'n8n-workflow';

import { apiError, markUnclear, vendorMessage } from '../../shared/errors';
import { pathTo, type RequestContext } from '../../shared/http';
import { paveRequest } from './request';

export interface HotspotPhoto {
	photo_label: string;
	url: string;
}

const CHECK_SESSION = {
	404: 'Check the session key, and that Hotspots is activated for your PAVE account.',
	403: 'Hotspots has to be activated for your PAVE account. Ask your PAVE representative.',
};

/** Hands photos over by their public URLs; PAVE answers one `{photo_label, url, success, message}` each (pave-api.md 7.2). */
export async function sendHotspotPhotos(
	context: RequestContext,
	key: string,
	photos: HotspotPhoto[],
): Promise<IDataObject[]> {
	const path = pathTo(context, '/v1/hotspots/{}/photos-url', key);
	const body = await paveRequest(
		context,
		{ method: 'POST', path, body: { photos }, repeatable: 'refused' },
		CHECK_SESSION,
	);
	const data = (body as { data?: unknown } | null)?.data;
	if (Array.isArray(data)) return data as IDataObject[];
	const message = vendorMessage(body);
	if (message !== undefined) {
		throw apiError(context.getNode(), 200, { message, description: CHECK_SESSION[403] });
	}
	throw markUnclear(
		apiError(context.getNode(), undefined, {
			message: 'PAVE did not say what became of the photos',
			description: 'Look at the hotspot results before you send the photos again.',
		}),
	);
}

/** `{success, message, data: [photo with inspection_data]}` (pave-api.md 7.3). */
export async function getHotspotResults(
	context: RequestContext,
	key: string,
): Promise<IDataObject> {
	const path = pathTo(context, '/v1/hotspots/{}', key);
	const body = await paveRequest(context, { method: 'GET', path }, CHECK_SESSION);
	return (body ?? {}) as IDataObject;
}
