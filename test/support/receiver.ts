import fastify from 'fastify';
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
	answerWith(status: number): void;
	reset(): void;
	close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
	const app = fastify();
	const requests: Received[] = [];
	let status = 200;
	app.all('/*', async (request, reply) => {
		const { method, url: path, headers, body } = request;
		requests.push({ method, path, headers, body });
		return await reply.code(status).send({});
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		url,
		requests,
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
