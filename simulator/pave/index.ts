import { mountControl } from '../shared/control';
import { createVendorServer, listen } from '../shared/server';
import type { RunningSimulator, StartOptions } from '../shared/types';
import { callbackRoutes } from './callbackRoutes';
import { createPaveControl, type PaveControl } from './control';
import { hotspotRoutes } from './hotspotRoutes';
import { v1Routes, v2Route } from './http';
import { PaveLife } from './life';
import { photoRoute } from './photoRoute';
import { resendSms } from './resendRoute';
import { sessionRoutes } from './sessionRoutes';
import { PaveState } from './state';
import type { PaveAccount, PaveSettings } from './types';

export { paveToken } from './auth';
export type { PaveControl } from './control';
export type * from './types';

export interface PaveSimulator extends PaveControl, RunningSimulator {
	/** The first account as the fields of the `paveApi` credential. */
	credential: { username: string; apiKey: string; apiSecret: string; baseUrl: string };
}

/**
 * A stateful, strict stand-in for PAVE's API that does not listen yet. Tests in the same process ask it by fastify's
 * `inject`, with the same routes and authentication.
 */
export function createPaveServer(options: StartOptions<PaveSettings, PaveAccount> = {}) {
	const state = new PaveState(options.settings ?? {}, options.accounts ?? []);
	const life = new PaveLife(state);
	const app = createVendorServer(state.core, {
		rateKey: (request) =>
			request.url.startsWith('/photos/')
				? undefined
				: String(request.headers['api-key'] ?? request.headers['api-access-token'] ?? ''),
		onRate: (reply, rate) => {
			if (rate.allowed) return undefined;
			if (state.core.settings.retryAfter) reply.header('Retry-After', '1');
			return reply.code(429).send({ message: 'Too Many Attempts.' });
		},
	});
	app.setNotFoundHandler(
		async (_request, reply) => await reply.code(404).send({ message: 'Not Found' }),
	);

	const route = v1Routes(app, state);
	callbackRoutes(route, state);
	sessionRoutes(route, state, life);
	hotspotRoutes(route, state);
	v2Route(app, state, '/capture/sessions/:key/resend', resendSms(state, life));
	photoRoute(app, state);

	const control = createPaveControl(state, life);
	mountControl(app, control);
	return { app, state, control };
}

/**
 * Starts the stand-in on 127.0.0.1.
 * @throws when the port is taken
 */
export async function startPaveSimulator(
	options: StartOptions<PaveSettings, PaveAccount> = {},
): Promise<PaveSimulator> {
	const { app, state, control } = createPaveServer(options);
	const port = await listen(app, options.port ?? 0);
	const url = `http://127.0.0.1:${port}`;
	state.publicUrl = url;
	const { username, apiKey, apiSecret } = state.core.accounts[0];
	return {
		...control,
		url,
		port,
		credential: { username, apiKey, apiSecret, baseUrl: url },
		close: async () => await app.close(),
	};
}
