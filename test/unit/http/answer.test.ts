import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import type { FastifyInstance } from 'fastify';

import { requestCapped, type CappedRequest } from '../../../nodes/shared/http';
import { inContext, localServer, thrownBy } from './support';

const MEGABYTE = 1024 * 1024;
const HUGE = Buffer.alloc(200 * MEGABYTE, 'a');
const GZIP = gzipSync(HUGE);
const BROTLI = brotliCompressSync(HUGE, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

let app: FastifyInstance;
let url: string;
let arrived: string[];

beforeAll(async () => {
	({ app, url } = await localServer((server) => {
		server.addHook('onRequest', async (request) => void arrived.push(request.url));
		server.get('/gzip', async (_, reply) => reply.header('content-encoding', 'gzip').send(GZIP));
		server.get('/br', async (_, reply) => reply.header('content-encoding', 'br').send(BROTLI));
		server.get('/moved', async (_, reply) => reply.redirect('/landed', 307));
		server.get('/landed', async () => 'here');
		server.post('/refused', async (request, reply) => reply.code(422).send(request.body));
		server.get('/stuck', (_, reply) => {
			reply.hijack();
			reply.raw.writeHead(200);
			reply.raw.write('a');
		});
	}));
});
afterAll(async () => await app.close());
beforeEach(() => (arrived = []));

const ask = async (path: string, request: Partial<CappedRequest> = {}) =>
	await inContext(url).run(
		async (context) =>
			await requestCapped(context, {
				method: 'GET',
				url: `${url}${path}`,
				timeoutMs: 5_000,
				...request,
			}),
	);

test.each(['/gzip', '/br'])(
	'of an answer that unpacks to 200 MB, 64 kB are read (%s)',
	async (path) => {
		const before = process.memoryUsage().rss;
		const { status, text } = await ask(path);
		expect(status).toBe(200);
		expect(text).toBe('a'.repeat(64 * 1024));
		expect(process.memoryUsage().rss - before).toBeLessThan(50 * MEGABYTE);
	},
);

test('the caller chooses another cap', async () => {
	expect((await ask('/gzip', { maxBytes: 10 })).text).toBe('a'.repeat(10));
});

test('a redirect is an answer, and nobody else is asked', async () => {
	const { status, headers } = await ask('/moved');
	expect([status, headers.location]).toEqual([307, '/landed']);
	expect(arrived).toEqual(['/moved']);
});

test('sends method, headers and body, and gives a refusal as an answer', async () => {
	const request = { headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' };
	const answer = await ask('/refused', { method: 'POST', ...request });
	expect(answer).toMatchObject({ status: 422, text: '{"a":1}' });
});

test('an answer that never ends is given up', async () => {
	await thrownBy(ask('/stuck', { timeoutMs: 150 }));
	expect(arrived).toEqual(['/stuck']);
});
