import { createServer, type IncomingMessage } from 'node:http';

import { startAutoGrabSimulator, type AutoGrabSimulator } from '../../../simulator/autograb';
import { paveToken, startPaveSimulator, type PaveSimulator } from '../../../simulator/pave';
import { isObject } from '../../../simulator/shared/text';
import type { JsonObject } from '../../../simulator/shared/types';

export interface Answer {
	status: number;
	headers: Headers;
	json: unknown;
	/** The body when it is an object, else an empty one. */
	body: JsonObject;
}

export async function toAnswer(response: Response): Promise<Answer> {
	const text = await response.text();
	let json: unknown = text;
	if (/json/.test(response.headers.get('content-type') ?? '')) json = JSON.parse(text);
	return {
		status: response.status,
		headers: response.headers,
		json,
		body: isObject(json) ? json : {},
	};
}

export interface PaveCallOptions {
	timestamp?: string;
	headers?: Record<string, string>;
	account?: { username: string; apiKey: string; apiSecret: string };
	raw?: string;
}

export const timestampOf = (date: Date) => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** A correctly signed request, with one thing bent at will. */
export async function callPave(
	simulator: PaveSimulator,
	method: string,
	path: string,
	body?: unknown,
	options: PaveCallOptions = {},
): Promise<Answer> {
	const account = options.account ?? simulator.credential;
	const timestamp = options.timestamp ?? timestampOf(new Date());
	const response = await fetch(`${simulator.url}${path}`, {
		method,
		headers: {
			'API-Key': account.apiKey,
			'API-Token': paveToken(account, timestamp),
			'API-Timestamp': timestamp,
			Accept: 'application/json',
			'Content-Type': 'application/json',
			...options.headers,
		},
		body: options.raw ?? (body === undefined ? undefined : JSON.stringify(body)),
	});
	return await toAnswer(response);
}

export interface Received {
	method: string;
	url: string;
	headers: IncomingMessage['headers'];
	body: JsonObject;
}

/** A receiver on this machine that remembers what it was sent. */
export async function startReceiver(status = 200) {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString()));
		request.on('end', () => {
			const body: unknown = text === '' ? {} : JSON.parse(text);
			received.push({
				method: request.method ?? '',
				url: request.url ?? '',
				headers: request.headers,
				body: isObject(body) ? body : {},
			});
			response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"received":true}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return {
		url: `http://127.0.0.1:${address.port}`,
		received,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

export let pave: PaveSimulator;

/** Gives the tests of a file one PAVE, as new for each. */
export function usePave(): void {
	beforeAll(async () => {
		pave = await startPaveSimulator();
	});
	afterEach(async () => await pave.reset());
	afterAll(async () => await pave.close());
}

export const callV1 = async (method: string, path: string, body?: unknown) =>
	await callPave(pave, method, `/v1${path}`, body);

/** The key of a session made over the API. */
export const createSession = async (body: unknown = { sms: { to: '647-555-0143' } }) =>
	String((await callV1('POST', '/sessions', body)).body.session_key);

export let autoGrab: AutoGrabSimulator;

/** Gives the tests of a file one AutoGrab, as new for each. */
export function useAutoGrab(): void {
	beforeAll(async () => {
		autoGrab = await startAutoGrabSimulator();
	});
	afterEach(async () => await autoGrab.reset());
	afterAll(async () => await autoGrab.close());
}

export async function callAutoGrab(
	method: string,
	path: string,
	body?: unknown,
	options: { apiKey?: string; raw?: string } = {},
): Promise<Answer> {
	const text = options.raw ?? (body === undefined ? undefined : JSON.stringify(body));
	const response = await fetch(`${autoGrab.url}/v2${path}`, {
		method,
		headers: {
			ApiKey: options.apiKey ?? autoGrab.credential.apiKey,
			...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
		},
		body: text,
	});
	return await toAnswer(response);
}

/** A body that creates a webhook. */
export const WEBHOOK = {
	region: 'au',
	name: 'Desk',
	format: 'json',
	endpoint: 'http://127.0.0.1:9/in?token=secret',
	events: ['recapture_new', 'valuation_change'],
};

export function webhookIdOf(answer: Answer): string {
	return isObject(answer.body.webhook) ? String(answer.body.webhook.id) : '';
}

/** The ID of a webhook made over the API. */
export const createWebhook = async (changes = {}) =>
	webhookIdOf(await callAutoGrab('POST', '/webhooks', { ...WEBHOOK, ...changes }));
