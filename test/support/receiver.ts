import fastify from 'fastify';
import { EventEmitter, once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';

export interface Received {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: unknown;
}

/** A small HTTP receiver on 127.0.0.1, standing for whatever system is at the other end. */
export interface Receiver {
	url: string;
	requests: Received[];
	/** Ends when there have been so many requests. */
	received(count: number): Promise<void>;
	answerWith(status: number): void;
	reset(): void;
	close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
	const app = fastify();
	const requests: Received[] = [];
	let status = 200;
	const arrivals = new EventEmitter();
	app.all('/*', async (request, reply) => {
		const { method, url: path, headers, body } = request;
		requests.push({ method, path, headers, body });
		arrivals.emit('request');
		return await reply.code(status).send({});
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		url,
		requests,
		async received(count) {
			while (requests.length < count) await once(arrivals, 'request');
		},
		answerWith(code) {
			status = code;
		},
		reset() {
			status = 200;
			requests.length = 0;
		},
		close: async () => await app.close(),
	};
}
