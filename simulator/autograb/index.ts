import { mountControl } from '../shared/control';
import { createVendorServer, listen } from '../shared/server';
import type { RunningSimulator, StartOptions } from '../shared/types';
import { createAutoGrabControl, type AutoGrabControl } from './control';
import { apiRoutes, limitRate } from './http';
import { productRoutes } from './productRoutes';
import { recaptureRoutes } from './recaptureRoutes';
import { sourcingRoutes } from './sourcingRoutes';
import { AutoGrabState } from './state';
import type { AutoGrabAccount, AutoGrabSettings } from './types';
import { valuationRoutes } from './valuationRoutes';
import { vehicleRoutes } from './vehicleRoutes';
import { webhookRoutes } from './webhookRoutes';

export type { AutoGrabControl } from './control';
export type * from './types';

export interface AutoGrabSimulator extends AutoGrabControl, RunningSimulator {
	/** The first account as the fields of the `autoGrabApi` credential. */
	credential: { apiKey: string; region: string; baseUrl: string };
}

/**
 * A stateful, strict stand-in for AutoGrab's API that does not listen yet. Tests in the same process ask it by
 * fastify's `inject`, with the same routes and authentication.
 */
export function createAutoGrabServer(
	options: StartOptions<AutoGrabSettings, AutoGrabAccount> = {},
) {
	const state = new AutoGrabState(options.settings ?? {}, options.accounts ?? []);
	const app = createVendorServer(state.core, {
		// The limit is per API product: `/v2/webhooks`, `/v2/valuations` …
		rateKey: (request) =>
			`${String(request.headers.apikey ?? '')} ${request.url.split(/[/?]/)[2] ?? ''}`,
		onRate: (reply, rate) => limitRate(state, reply, rate),
	});
	app.setNotFoundHandler(
		async (_request, reply) => await reply.code(404).send({ error: true, message: 'Not Found' }),
	);

	const route = apiRoutes(app, state);
	webhookRoutes(route, state);
	recaptureRoutes(route, state);
	valuationRoutes(route, state);
	vehicleRoutes(route, state);
	sourcingRoutes(route, state);
	productRoutes(route, state);

	const control = createAutoGrabControl(state);
	mountControl(app, control);
	return { app, state, control };
}

/**
 * Starts the stand-in on 127.0.0.1.
 * @throws when the port is taken
 */
export async function startAutoGrabSimulator(
	options: StartOptions<AutoGrabSettings, AutoGrabAccount> = {},
): Promise<AutoGrabSimulator> {
	const { app, state, control } = createAutoGrabServer(options);
	const port = await listen(app, options.port ?? 0);
	const url = `http://127.0.0.1:${port}`;
	return {
		...control,
		url,
		port,
		credential: { apiKey: state.core.accounts[0].apiKey, region: 'au', baseUrl: url },
		close: async () => await app.close(),
	};
}
