import type { FastifyInstance } from 'fastify';

import { pause } from '../shared/text';
import { photoJpeg } from './photoFiles';
import type { PaveState } from './state';

const SLOW_MS = 60_000;

/** The file store the vendor's photo URLs point to; needs no authentication, as in reality. */
export function photoRoute(app: FastifyInstance, state: PaveState): void {
	app.get<{ Params: { session: string; file: string } }>(
		'/photos/:session/:file',
		async (request, reply) => {
			const { session: sessionKey, file } = request.params;
			const code = Number(/^(\d{2,})\.jpg$/.exec(file)?.[1] ?? Number.NaN);
			const session = state.sessions().find((candidate) => candidate.sessionKey === sessionKey);
			const taken = session?.photos.some((photo) => photo.photo_code === code) ?? false;
			const { photoFaults, tooLargeBytes } = state.core.settings;
			const fault = photoFaults[String(code)] ?? photoFaults['*'];
			const moved = request.url.includes('moved=1');
			if (!taken || fault === 'missing')
				return await reply.code(404).type('text/plain').send('Not found');
			if (fault === 'redirect-loop' || (fault === 'redirect' && !moved)) {
				return await reply.redirect(`${state.publicUrl}/photos/${sessionKey}/${file}?moved=1`, 302);
			}
			if (fault === 'slow') await pause(SLOW_MS);
			if (fault === 'wrong-type') {
				return await reply.type('text/html').send('<html><body>Please sign in</body></html>');
			}
			const jpeg = photoJpeg(code);
			const filling = fault === 'too-large' ? Math.max(0, tooLargeBytes - jpeg.length) : 0;
			return await reply
				.type('image/jpeg')
				.send(filling > 0 ? Buffer.concat([jpeg, Buffer.alloc(filling)]) : jpeg);
		},
	);
}
