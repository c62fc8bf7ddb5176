import sample from '../answers/pave/hotspots-results.200.json';
import { isHttpUrl, isObject } from '../shared/text';
import { ok, refuse, type V1Route } from './http';
import { PHOTO_STEPS } from './photoFiles';
import type { PaveState } from './state';

const SENT = 'Photo URL has been successfully uploaded.';
const UNREADABLE = 'Photo URL could not be read.';

/** Reference section 7. */
export function hotspotRoutes(route: V1Route, state: PaveState): void {
	route('POST', '/hotspots/:key/photos-url', ({ account, params, body }) => {
		const session = state.ownSession(account.apiKey, params.key);
		if (!session) return refuse(404, `Session ${params.key} cannot be found.`);
		const { photos } = body;
		if (!Array.isArray(photos) || photos.length === 0)
			return refuse(400, 'Missing required fields.');
		const data = photos.map((given: unknown) => {
			const photo = isObject(given) ? given : {};
			const step = PHOTO_STEPS.find(({ label }) => label === photo.photo_label);
			const success = step !== undefined && isHttpUrl(photo.url) && !/missing/.test(photo.url);
			if (step && isHttpUrl(photo.url) && success) {
				const kept = session.hotspotPhotos.filter((known) => known.photo_label !== step.label);
				session.hotspotPhotos = [...kept, { photo_label: step.label, url: photo.url }];
			}
			return {
				photo_label: photo.photo_label ?? null,
				url: photo.url ?? null,
				success,
				message: success ? SENT : UNREADABLE,
			};
		});
		return ok({ data });
	});

	route('GET', '/hotspots/:key', ({ account, params }) => {
		const session = state.ownSession(account.apiKey, params.key);
		if (!session) return refuse(404, `Session ${params.key} cannot be found.`);
		if (session.hotspotPhotos.length === 0) {
			return ok({ success: false, message: 'Session is not yet completed.', data: [] });
		}
		const data = session.hotspotPhotos.map(({ photo_label: label, url }) => ({
			photo_code: PHOTO_STEPS.find((step) => step.label === label)?.code ?? 0,
			photo_label: label,
			url,
			inspection_data:
				sample.data.find((photo) => photo.photo_label === label)?.inspection_data ?? [],
		}));
		const count = data.flatMap((photo) => photo.inspection_data).length;
		return ok({ success: true, message: `${count} damages found on the vehicle.`, data });
	});
}
