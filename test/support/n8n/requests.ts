import {
	createServer,
	request as httpRequest,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseQueryString } from 'node:querystring';
import { URL } from 'node:url';

import type { IDataObject } from 'n8n-workflow';

/** The parts of express's request that n8n and nodes read. */
export type WebhookRequest = IncomingMessage & {
	body: unknown;
	rawBody: Buffer;
	query: Record<string, string | string[]>;
	params: Record<string, string>;
	path: string;
	originalUrl: string;
	contentType: string | undefined;
};

/** The parts of express's response that n8n and nodes use. */
export type WebhookResponse = ServerResponse & {
	status(code: number): WebhookResponse;
	set(name: string, value: string): WebhookResponse;
	header(name: string, value: string): WebhookResponse;
	json(body: unknown): WebhookResponse;
	send(body?: unknown): WebhookResponse;
	sendStatus(code: number): WebhookResponse;
};

export type WebhookHandler = (request: WebhookRequest, response: WebhookResponse) => Promise<void>;

/**
 * A real HTTP server on 127.0.0.1 that reads bodies as n8n does (JSON, form, text; raw bytes kept)
 * and hands each request to the handler registered for its path; 404 in n8n's words otherwise.
 */
export class WebhookServer {
	private readonly handlers = new Map<string, WebhookHandler>();

	private constructor(private readonly server: Server) {}

	static async start(): Promise<WebhookServer> {
		const server = createServer();
		const started = new WebhookServer(server);
		server.on('request', (request, response) => {
			void started.answer(request, response);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		// A forgotten close() must not keep the test run alive.
		server.unref();
		return started;
	}

	/** e.g. `http://127.0.0.1:41234` */
	get origin(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Serves a path, e.g. `/webhook/<id>/webhook`. @returns stops serving it */
	register(path: string, handler: WebhookHandler): () => void {
		this.handlers.set(path, handler);
		return () => {
			if (this.handlers.get(path) === handler) this.handlers.delete(path);
		};
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		const response = withExpressMethods(outgoing);
		try {
			const request = await readRequest(incoming);
			const handler = this.handlers.get(request.path);
			// A browser's question what may be sent: n8n answers with the registered methods, and runs nothing.
			if (handler && request.method === 'OPTIONS') {
				response.header('Access-Control-Allow-Methods', 'OPTIONS, POST').status(204).end();
			} else if (handler) await handler(request, response);
			else if (request.method === 'OPTIONS' && !request.path.startsWith('/webhook-test/')) {
				response.header('Access-Control-Allow-Methods', 'OPTIONS').status(204).end();
			} else notRegistered(request, response);
		} catch (error) {
			response
				.status(422)
				.json({ code: 422, message: 'Failed to parse request body', hint: String(error) });
		}
	}
}

function notRegistered({ method, path }: WebhookRequest, response: WebhookResponse): void {
	const name = path.replace(/^\/webhook(-test)?\//, '');
	const message = `The requested webhook "${method ?? ''} ${name}" is not registered.`;
	response.status(404).json({ code: 404, message });
}

async function readRequest(incoming: IncomingMessage): Promise<WebhookRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const rawBody = Buffer.concat(chunks);
	const contentType = incoming.headers['content-type']?.split(';')[0].trim().toLowerCase();
	const url = new URL(incoming.url ?? '/', 'http://n8n.invalid');
	const query: WebhookRequest['query'] = {};
	for (const name of new Set(url.searchParams.keys())) {
		const values = url.searchParams.getAll(name);
		query[name] = values.length > 1 ? values : values[0];
	}
	return Object.assign(incoming, {
		rawBody,
		body: parseBody(rawBody, contentType),
		query,
		params: {},
		path: url.pathname,
		originalUrl: incoming.url ?? '/',
		contentType,
	});
}

function parseBody(raw: Buffer, contentType: string | undefined): unknown {
	if (raw.length === 0) return {};
	if (contentType === 'application/json') return JSON.parse(raw.toString('utf8')) as unknown;
	if (contentType === 'application/x-www-form-urlencoded') return parseQueryString(raw.toString());
	if (contentType === 'text/plain') return raw.toString('utf8');
	return {};
}

function withExpressMethods(outgoing: ServerResponse): WebhookResponse {
	const response: WebhookResponse = Object.assign(outgoing, {
		status(code: number) {
			response.statusCode = code;
			return response;
		},
		set(name: string, value: string) {
			response.setHeader(name, value);
			return response;
		},
		header: (name: string, value: string) => response.set(name, value),
		json(body: unknown) {
			if (!response.hasHeader('content-type')) {
				response.setHeader('Content-Type', 'application/json; charset=utf-8');
			}
			response.end(JSON.stringify(body));
			return response;
		},
		send(body?: unknown) {
			if (body !== null && typeof body === 'object' && !Buffer.isBuffer(body)) {
				return response.json(body as IDataObject);
			}
			response.end(body === undefined ? undefined : body);
			return response;
		},
		sendStatus: (code: number) => response.status(code).send(String(code)),
	});
	return response;
}

export interface OutgoingRequest {
	method?: string;
	/** Sent as JSON. */
	body?: unknown;
	/** Sent as it is, instead of `body`; `application/json` unless `headers` say otherwise. */
	rawBody?: string | Buffer;
	headers?: Record<string, string>;
	query?: Record<string, string>;
}

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	/** Parsed where it is JSON, else the text. */
	responseBody: unknown;
}

/** One request on a connection of its own. */
export async function send(url: string, outgoing: OutgoingRequest): Promise<Answer> {
	const target = new URL(url);
	for (const [name, value] of Object.entries(outgoing.query ?? {})) {
		target.searchParams.set(name, value);
	}
	const body = outgoing.rawBody ?? JSON.stringify(outgoing.body ?? {});
	const headers = { 'content-type': 'application/json', ...outgoing.headers };
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		const request = httpRequest(
			target,
			{ method: outgoing.method ?? 'POST', headers: lowerCased(headers), agent: false },
			resolve,
		);
		request.on('error', reject);
		request.end(body);
	});
	const chunks: Buffer[] = [];
	for await (const chunk of response) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	const isJson = response.headers['content-type']?.includes('application/json');
	return {
		status: response.statusCode ?? 0,
		headers: response.headers,
		responseBody: isJson ? (JSON.parse(text) as unknown) : text,
	};
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
}
