import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import type { FastifyInstance } from 'fastify';
import type { IDataObject } from 'n8n-workflow';

import { isTransient } from '../../../nodes/shared/errors';
import { onAnswer, send, setDeadline, type ApiRequest } from '../../../nodes/shared/http';
import { SERVICE, inContext, localServer, thrownBy } from './support';

let app: FastifyInstance;
let url: string;
/** Signatures of the requests that arrived. */
let arrived: string[];
/** What the next requests are answered with; the last one stays. */
let answers: Array<{ status: number; body?: unknown; headers?: Record<string, string> } | 'drop'>;

beforeAll(async () => {
	({ app, url } = await localServer((server) => {
		server.all('/*', async (request, reply) => {
			arrived.push(String(request.headers['x-signature']));
			const answer = answers.length > 1 ? answers.shift() : answers[0];
			if (answer === 'drop' || answer === undefined) {
				reply.hijack();
				return request.raw.destroy();
			}
			return await reply
				.code(answer.status)
				.headers(answer.headers ?? {})
				.send(answer.body ?? { url: request.url, body: request.body ?? null });
		});
	}));
});
afterAll(async () => await app.close());
beforeEach(() => {
	arrived = [];
	answers = [{ status: 200 }];
});

const call = async (request: Partial<ApiRequest> = {}, signal?: AbortSignal) =>
	await inContext(url).run(
		async (context) => await send(context, SERVICE, { method: 'GET', path: '/things', ...request }),
		signal,
	);

test('sends method, path, query and JSON body, and gives status, headers and body', async () => {
	const response = await call({ method: 'POST', qs: { region: 'nz' }, body: { a: [1] } });
	expect(response.status).toBe(200);
	expect(response.headers['content-type']).toMatch(/json/);
	expect(response.body).toEqual({ url: '/things?region=nz', body: { a: [1] } });
});

test('sends fields whose names JavaScript has a meaning for', async () => {
	const body = JSON.parse('{"a":{"constructor":"x","prototype":"y"}}') as IDataObject;
	expect((await call({ method: 'POST', body })).body).toMatchObject({ body });
});

test.each([401, 404])('gives a refusal with %i as an answer, once', async (status) => {
	answers = [{ status, body: { message: 'No such thing' } }];
	expect(await call()).toMatchObject({ status, body: { message: 'No such thing' } });
	expect(arrived).toHaveLength(1);
});

test('repeats, and every try is authenticated afresh', async () => {
	answers = [
		{ status: 503, headers: { 'retry-after': '0.01' } },
		'drop',
		{ status: 429, headers: { 'retry-after': '0.01' } },
		{ status: 200 },
	];
	expect((await call()).status).toBe(200);
	expect(arrived).toEqual(['1', '2', '3', '4']);
});

test('gives the last answer when the other side stays busy', async () => {
	answers = [{ status: 503, headers: { 'retry-after': '0.01' }, body: { message: 'Busy' } }];
	expect(await call()).toMatchObject({ status: 503, body: { message: 'Busy' } });
	expect(arrived).toHaveLength(4);
});

test('a call that must not happen twice is not repeated when it may have happened', async () => {
	answers = ['drop'];
	const once = await thrownBy(call({ method: 'POST', repeatable: 'refused' }));
	expect(once.message).toMatch(/^Example could not be reached \(/);
	expect(arrived).toHaveLength(1);
});

test.each([
	{ status: 500 },
	{ status: 502 },
	{ status: 504, body: { message: 'Timed out' } },
	{ status: 503, body: '<html>Service Unavailable</html>' },
	{ status: 503, body: { error: 'upstream request timeout' } },
	{ status: 408 },
])(
	'after %j it is not known whether the call was acted on, so it is not repeated',
	async (answer) => {
		answers = [answer];
		const response = await call({ method: 'POST', repeatable: 'refused' });
		expect(response).toMatchObject({ status: answer.status, maybeDone: true });
		expect(arrived).toHaveLength(1);
	},
);

test.each([429, 503])(
	'after %i in the own form nothing was done, and it is repeated',
	async (status) => {
		const busy = { status, body: { message: 'Not now' }, headers: { 'retry-after': '0.01' } };
		answers = [busy, { status: 200 }];
		const response = await call({ method: 'POST', repeatable: 'refused' });
		expect(response).toMatchObject({ status: 200, maybeDone: false });
		expect(arrived).toHaveLength(2);
	},
);

test.each([301, 302, 303, 307, 308])(
	'%i is not followed, and names where it points',
	async (status) => {
		const elsewhere = 'https://other.example.com/login?token=secret';
		answers = [{ status, headers: { location: elsewhere } }];
		const refused = await thrownBy(call({ method: 'POST', body: { a: 1 } }));
		expect(refused).toMatchObject({
			message: `The Base URL does not lead to Example itself: it redirects to other.example.com (${status})`,
			httpCode: String(status),
		});
		expect(refused.description).toMatch(/^Open the Example credential and correct the Base URL\./);
		expect(isTransient(refused.error)).toBe(false);
		expect(arrived).toHaveLength(1);
	},
);

test.each([
	['/v1/things/?token=secret', 'another path of the same host'],
	['//other.example.com/', 'other.example.com'],
	['http://[', 'nowhere'],
	[undefined, 'nowhere'],
])('a redirect to %s is one to %s', async (location, words) => {
	answers = [{ status: 302, ...(location && { headers: { location } }) }];
	const { message } = await thrownBy(call());
	expect(message).toBe(
		`The Base URL does not lead to Example itself: it redirects to ${words} (302)`,
	);
});

test('of an answer that is far too large only the beginning is read, as text', async () => {
	const huge = gzipSync(JSON.stringify({ list: 'a'.repeat(20 * 1024 * 1024) }));
	const headers = { 'content-encoding': 'gzip', 'content-type': 'application/json' };
	answers = [{ status: 200, body: huge, headers }];
	const { body } = await call();
	expect(body).toMatch(/^\{"list":"a+$/);
	expect(body).toHaveLength(1000);
});

test('a call whose place must be looked at first is sent once, and the pause asked for has passed', async () => {
	answers = [{ status: 429, headers: { 'retry-after': '0.3' } }, { status: 200 }];
	const before = Date.now();
	expect((await call({ method: 'POST', repeatable: 'checked' })).status).toBe(429);
	expect(Date.now() - before).toBeGreaterThanOrEqual(290);
	expect(arrived).toHaveLength(1);
});

test('reads JSON under another content type, and leaves other text alone', async () => {
	answers = [{ status: 200, body: '{"a":1}', headers: { 'content-type': 'text/html' } }];
	expect((await call()).body).toEqual({ a: 1 });
	answers = [{ status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }];
	expect((await call()).body).toBe('<html>');
});

test('no answer at all is told in plain words, and is transient', async () => {
	const { run } = inContext('http://127.0.0.1:9');
	const request = { method: 'POST' as const, path: '/', repeatable: 'refused' as const };
	const thrown = await thrownBy(run(async (context) => await send(context, SERVICE, request)));
	expect(thrown.message).toBe('Example could not be reached (ECONNREFUSED)');
	expect(thrown.description).toMatch(/Base URL in the Example credential/);
	expect(isTransient(thrown.error)).toBe(true);
});

test('a broken base URL is not transient and names the credential', async () => {
	const { run } = inContext('htp:/nowhere');
	const request = { method: 'GET' as const, path: '/' };
	const thrown = await thrownBy(run(async (context) => await send(context, SERVICE, request)));
	expect(thrown.description).toMatch(/Open the Example credential/);
	expect(isTransient(thrown.error)).toBe(false);
});

test('who listens hears every answer, those that are repeated included', async () => {
	answers = [{ status: 429, headers: { 'retry-after': '0' } }, { status: 200 }];
	const heard: number[] = [];
	await inContext(url).run(async (context) => {
		onAnswer(context, ({ status }) => heard.push(status));
		return await send(context, SERVICE, { method: 'GET', path: '/things' });
	});
	expect(heard).toEqual([429, 200]);
});

test('a pause that would end when the time is up is not begun: the last answer is given', async () => {
	answers = [{ status: 429, headers: { 'retry-after': '20' } }];
	const response = await inContext(url).run(async (context) => {
		setDeadline(context, 10_000);
		return await send(context, SERVICE, { method: 'GET', path: '/' });
	});
	expect(response.status).toBe(429);
	expect(arrived).toHaveLength(1);
});

test('stops waiting when the execution is cancelled', async () => {
	answers = [{ status: 503, headers: { 'retry-after': '20' } }];
	const stop = new AbortController();
	const started = Date.now();
	const waiting = call({}, stop.signal).catch(() => undefined);
	while (arrived.length === 0) await setImmediate();
	setTimeout(() => stop.abort(), 50);
	await waiting;
	expect(Date.now() - started).toBeLessThan(2_000);
	expect(arrived).toHaveLength(1);
});
