import type { FastifyInstance } from 'fastify';
import { askAddress } from '../../../nodes/shared/registration/probe';
import { inContext, localServer } from '../http/support';

let app: FastifyInstance;
let url: string;
let arrived: string[];
/** How the server answers the preflight question, and any other. */
let preflight: { status: number; methods?: string; body?: unknown };
let other: { status: number; body?: unknown };

beforeAll(async () => {
	({ app, url } = await localServer((server) => {
		server.addHook('onRequest', async (request, reply) => {
			arrived.push(request.method);
			const answer = request.method === 'OPTIONS' ? preflight : other;
			if ('methods' in answer && answer.methods) {
				void reply.header('Access-Control-Allow-Methods', answer.methods);
			}
			return await reply.code(answer.status).send(answer.body ?? '');
		});
	}));
});
afterAll(async () => await app.close());
beforeEach(() => {
	arrived = [];
});

const ask = async (address: string) =>
	await inContext(url).run(async (context) => await askAddress(context, address));

const HTML = '<!DOCTYPE html><pre>Internal Server Error</pre>';
const free = {
	status: 404,
	body: { message: 'The requested webhook "PATCH a" is not registered.' },
};
const forPost = {
	status: 404,
	body: {
		message:
			'This webhook is not registered for PATCH requests. Did you mean to make a POST request?',
	},
};
const forGet = {
	status: 404,
	body: {
		message:
			'This webhook is not registered for PATCH requests. Did you mean to make a GET request?',
	},
};

test.each([
	['a webhook for POST', { status: 204, methods: 'OPTIONS, POST' }, free, 'listens', ['OPTIONS']],
	['a webhook for GET only', { status: 204, methods: 'OPTIONS, GET' }, free, 'free', ['OPTIONS']],
	['none, as n8n 2.41 says it', { status: 500, body: HTML }, free, 'free', ['OPTIONS', 'PATCH']],
	['none, at a test address', { status: 404 }, free, 'free', ['OPTIONS', 'PATCH']],
	['one, told by the methods it has', { status: 500 }, forPost, 'listens', ['OPTIONS', 'PATCH']],
	['one for another method', { status: 500 }, forGet, 'free', ['OPTIONS', 'PATCH']],
	[
		'a proxy without an n8n behind it',
		{ status: 404 },
		{ status: 404, body: HTML },
		'unclear',
		['OPTIONS', 'PATCH'],
	],
	['a proxy whose n8n restarts', { status: 502 }, free, 'unclear', ['OPTIONS']],
	['another system that knows no such question', { status: 405 }, free, 'unclear', ['OPTIONS']],
	['another system that says yes to everything', { status: 200 }, free, 'unclear', ['OPTIONS']],
] as const)('%s', async (_name, first, second, expected, asked) => {
	preflight = first;
	other = second;
	expect(await ask(`${url}/webhook/a/webhook`)).toBe(expected);
	expect(arrived).toEqual(asked);
});

test('a server that is gone is dead; a name that cannot be looked up right now is not', async () => {
	expect(await ask('http://127.0.0.1:1/webhook/a/webhook')).toBe('dead');
});
