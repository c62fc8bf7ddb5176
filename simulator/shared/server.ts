import { gzipSync } from 'node:zlib';

import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import type { RateState, SimulatorCore } from './core';
import { maskUrl, pause } from './text';
import type { ActiveFault, CommonSettings, RequestLogEntry } from './types';

export interface VendorHooks {
	/** What identifies the caller for the rate limit; undefined when the path is not limited. */
	rateKey(request: FastifyRequest): string | undefined;
	/** Sets the vendor's rate limit headers and, when refused, answers. */
	onRate(reply: FastifyReply, state: RateState): FastifyReply | undefined;
}

/** Where the control methods are served, beside the vendor's own paths. */
export const CONTROL = '/_control/';

interface Exchange {
	entry: RequestLogEntry;
	started: number;
	fault?: ActiveFault;
	finished: boolean;
}

const exchanges = new WeakMap<FastifyRequest, Exchange>();

/** The log entry of a vendor request, for a handler to note the account or a reason. */
export function logEntryOf(request: FastifyRequest): RequestLogEntry | undefined {
	return exchanges.get(request)?.entry;
}

/**
 * A fastify server that behaves like a vendor's front door: clock in the Date header, request log,
 * injected faults, latency, rate limit. Bodies reach the handlers as raw text, so that bad JSON is
 * the vendor code's business.
 */
export function createVendorServer<Settings extends CommonSettings, Account>(
	core: SimulatorCore<Settings, Account>,
	hooks: VendorHooks,
): FastifyInstance {
	const app = fastify({
		bodyLimit: 64 * 1024 * 1024,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

	const drop = (request: FastifyRequest, reply: FastifyReply, exchange: Exchange) => {
		reply.hijack();
		finish(exchange, null);
		request.raw.socket.destroy();
		return reply;
	};

	app.addHook('onRequest', async (request, reply) => {
		const [path, query = ''] = request.url.split('?', 2);
		if (isOwnPath(path)) return;
		const entry = core.logRequest(request.method, decodePath(path), maskUrl(`?${query}`).slice(1));
		entry.route = request.routeOptions.url?.replace(/:(\w+)/g, '{$1}') ?? null;
		const exchange: Exchange = { entry, started: Date.now(), finished: false };
		exchanges.set(request, exchange);
		reply.header('Date', core.clock.now().toUTCString());
		if (core.down) {
			entry.fault = 'down';
			return drop(request, reply, exchange);
		}
		const fault = core.faults.take(request.method, entry.path);
		exchange.fault = fault;
		if (fault) entry.fault = fault.kind;
		await pause(core.settings.latencyMs + (fault?.delayMs ?? 0));
		if (fault?.kind === 'drop') return drop(request, reply, exchange);
		if (fault?.kind === 'redirect') {
			const location = `${fault.location ?? ''}${request.url}`;
			return await reply
				.code(fault.status ?? 302)
				.headers({ location, ...fault.headers })
				.send();
		}
		if (fault?.kind === 'status') {
			return await reply
				.code(fault.status ?? 500)
				.headers({ 'content-type': 'application/json', ...fault.headers })
				.send(serialise(fault.body));
		}
		const who = hooks.rateKey(request);
		return who === undefined ? undefined : hooks.onRate(reply, core.countRequest(who));
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const exchange = exchanges.get(request);
		const fault = exchange?.fault;
		if (!exchange || !fault) return payload;
		if (fault.kind === 'act-then-drop') {
			finish(exchange, null);
			request.raw.socket.destroy();
			return payload;
		}
		if (fault.kind === 'huge') {
			reply.code(fault.status ?? reply.statusCode);
			reply.headers({ 'content-type': 'application/json', 'content-encoding': 'gzip' });
			reply.removeHeader('content-length');
			return hugeBody(fault.bytes ?? 64 * 1024 * 1024);
		}
		if (fault.kind !== 'act-then-status' && fault.kind !== 'body') return payload;
		if (fault.kind === 'act-then-status' || fault.status !== undefined)
			reply.code(fault.status ?? 500);
		reply.headers({ 'content-type': 'application/json', ...fault.headers });
		reply.removeHeader('content-length');
		return serialise(fault.body);
	});

	app.addHook('onResponse', async (request, reply) => {
		const exchange = exchanges.get(request);
		if (exchange) finish(exchange, reply.statusCode);
	});

	return app;
}

/** Binds to 127.0.0.1 and answers the port. */
export async function listen(app: FastifyInstance, port: number): Promise<number> {
	await app.listen({ host: '127.0.0.1', port });
	const address = app.server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return address.port;
}

function finish(exchange: Exchange, status: number | null): void {
	if (exchange.finished) return;
	exchange.finished = true;
	exchange.entry.status = status;
	exchange.entry.durationMs = Date.now() - exchange.started;
}

/** A list of numbers as JSON, compressed. */
function hugeBody(bytes: number): Buffer {
	return gzipSync(`[${'0,'.repeat(Math.max(0, Math.floor(bytes / 2) - 1))}0]`);
}

function serialise(body: unknown): string {
	return typeof body === 'string' ? body : JSON.stringify(body ?? { message: 'Server Error' });
}

function isOwnPath(path: string): boolean {
	return path.startsWith(CONTROL);
}

function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
