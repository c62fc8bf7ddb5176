import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';

import type { Request, Response } from 'express';

import { readBody, UnreadableBody } from './bodies';

export type WebhookHandler = (request: Request, response: Response) => Promise<void>;

/**
 * Stands where n8n's web server is, on 127.0.0.1: reads bodies as n8n does and hands each request to the handler that is
 * registered for its path; 404 in n8n's words otherwise. n8n's is an express; requests and responses are node's own
 * here, with what nodes use of express's additions. A real n8n proves the rest (test/n8n).
 */
export class WebhookServer {
	private readonly handlers = new Map<string, WebhookHandler>();

	private readonly server: Server;

	private constructor(ready: () => void) {
		this.server = createServer((incoming, outgoing) => {
			const response = withAnswers(outgoing);
			this.answer(withPath(incoming), response).catch((error) => fail(error, response));
		}).listen(0, '127.0.0.1', ready);
		// A forgotten close() must not keep the test run alive.
		this.server.unref();
	}

	static async start(): Promise<WebhookServer> {
		return await new Promise((resolve) => {
			const started = new WebhookServer(() => resolve(started));
		});
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

	private async answer(request: Request, response: Response): Promise<void> {
		const { method, path } = request;
		const handler = this.handlers.get(path);
		// A browser's question what may be sent: n8n answers with the registered methods, and runs nothing.
		if (handler && method === 'OPTIONS') {
			response.setHeader('Access-Control-Allow-Methods', 'OPTIONS, POST').writeHead(204).end();
		} else if (handler) {
			await readBody(request);
			await handler(request, response);
		} else if (method === 'OPTIONS' && !path.startsWith('/webhook-test/')) {
			response.setHeader('Access-Control-Allow-Methods', 'OPTIONS').writeHead(204).end();
		} else {
			const name = path.replace(/^\/webhook(-test)?\//, '');
			const message = `The requested webhook "${method} ${name}" is not registered.`;
			response.status(404).json({ code: 404, message });
		}
	}
}

function withPath(incoming: IncomingMessage): Request {
	const { pathname: path, search } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
	return Object.assign(incoming, { path, query: parse(search.slice(1)), params: {} }) as Request;
}

function withAnswers(outgoing: ServerResponse): Response {
	const response = outgoing as Response;
	return Object.assign(response, {
		status(code: number) {
			response.statusCode = code;
			return response;
		},
		json(body: unknown) {
			response.setHeader('Content-Type', 'application/json; charset=utf-8');
			return response.end(JSON.stringify(body));
		},
	});
}

function fail(error: unknown, response: Response): void {
	const code = error instanceof UnreadableBody ? 422 : 500;
	const message = code === 422 ? 'Failed to parse request body' : String(error);
	response.status(code).json({ code, message, hint: String(error) });
}
