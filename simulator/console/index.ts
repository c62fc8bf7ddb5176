import fastify, { type FastifyInstance } from 'fastify';

import { autoGrabEvents } from '../../nodes/AutoGrab/events';
import { paveEvents } from '../../nodes/Pave/events';
import { listen } from '../shared/server';
import { Observer } from './state';
import { pageFile } from './page';
import type { ConsoleSources, ConsoleState } from './types';
import { ACTIONS, type ActionInput, runAction } from './actions';

export type * from './types';

const EVERY_MS = 500;

export interface RunningConsole {
	/** e.g. `http://127.0.0.1:4000`, no trailing slash. */
	url: string;
	state(): Promise<ConsoleState>;
	close(): Promise<void>;
}

/**
 * Serves the console on 127.0.0.1: one page over both simulators and, if they run, n8n and the CRM.
 *
 * @param port default: any free one
 * @throws when the port is taken
 */
export async function startConsole(sources: ConsoleSources, port = 0): Promise<RunningConsole> {
	const app = fastify({ forceCloseConnections: true, bodyLimit: 16 * 1024 * 1024 });
	const observer = new Observer(sources);
	const broadcast = liveUpdates(app, async () => await observer.observe());

	app.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
		const file = await pageFile(request.params['*']);
		if (!file)
			return await reply.code(404).send({ message: 'Nothing is here. The console is at /.' });
		return await reply.type(file.type).send(file.text);
	});
	app.get('/favicon.ico', async (_request, reply) => await reply.code(204).send());
	app.get('/api/state', async () => await observer.observe());
	app.get('/api/actions', async () => ({
		actions: ACTIONS.map(({ run: _, ...action }) => action),
		events: { pave: names(paveEvents), autograb: names(autoGrabEvents) },
	}));
	app.get<{ Params: { id: string } }>('/api/events/:id', async (request, reply) => {
		const event = await observer.event(request.params.id);
		return event ?? (await reply.code(404).send({ message: 'This event is no longer known.' }));
	});
	app.get<{ Params: { vendor: string; event: string } }>(
		'/api/preview/:vendor/:event',
		async ({ params: { vendor, event } }) =>
			vendor === 'pave'
				? await sources.pave.previewEvent({ event })
				: await sources.autoGrab.previewEvent({ event }),
	);
	app.post<{ Params: { key: string }; Body: ActionInput | null }>(
		'/api/actions/:key',
		async (request, reply) => {
			const { origin, host } = request.headers;
			if (origin !== undefined && origin !== `http://${host}`) {
				return await reply.code(403).send({ message: 'Only the console itself may ask for this.' });
			}
			try {
				const said = await runAction(sources, request.params.key, request.body ?? {});
				await broadcast.now();
				return { said };
			} catch (error) {
				const message = error instanceof Error ? error.message : String(error);
				return await reply.code(400).send({ message });
			}
		},
	);

	const chosen = await listen(app, port);
	return {
		url: `http://127.0.0.1:${chosen}`,
		state: async () => await observer.observe(),
		close: async () => {
			broadcast.stop();
			await app.close();
		},
	};
}

function names(catalogue: { events: ReadonlyArray<{ name: string; displayName: string }> }) {
	return catalogue.events.map(({ name, displayName }) => ({ name, displayName }));
}

/** `/api/live`: the state again whenever it has changed, as server-sent events. Nobody looks while nobody listens. */
function liveUpdates(app: FastifyInstance, look: () => Promise<ConsoleState>) {
	const listeners = new Set<(text: string) => void>();
	let shown = '';
	let looking: Promise<void> | undefined;

	const now = async () => {
		looking ??= (async () => {
			const text = JSON.stringify(await look());
			if (text !== shown) for (const send of listeners) send(text);
			shown = text;
		})().finally(() => {
			looking = undefined;
		});
		await looking;
	};
	const timer = setInterval(() => {
		if (listeners.size > 0) void now().catch((error) => app.log.error(error));
	}, EVERY_MS);

	app.get('/api/live', (request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, {
			'Content-Type': 'text/event-stream',
			'Cache-Control': 'no-store',
		});
		const send = (text: string) => void reply.raw.write(`data: ${text}\n\n`);
		if (shown !== '') send(shown);
		listeners.add(send);
		request.raw.on('close', () => listeners.delete(send));
		void now().catch((error) => app.log.error(error));
	});
	return { now, stop: () => clearInterval(timer) };
}
