import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseQueryString } from 'node:querystring';

import express, { type NextFunction, type Request, type Response } from 'express';

export type WebhookHandler = (request: Request, response: Response) => Promise<void>;

/**
 * An express server, as n8n is one, on 127.0.0.1: reads bodies as n8n does (JSON, form, text; raw bytes
 * kept) and hands each request to the handler registered for its path; 404 in n8n's words otherwise.
 */
export class WebhookServer {
	private readonly handlers = new Map<string, WebhookHandler>();

	private readonly server: Server;

	private constructor(ready: () => void) {
		const app = express();
		const rawBody = express.raw({ type: () => true, limit: '16mb' });
		app.use(rawBody, async (request: Request, response: Response) => {
			request.rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
			request.contentType = request.get('content-type')?.split(';')[0].trim().toLowerCase();
			request.body = parseBody(request.rawBody, request.contentType);
			await this.answer(request, response);
		});
		app.use(unreadable);
		this.server = app.listen(0, '127.0.0.1', ready);
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
			response.header('Access-Control-Allow-Methods', 'OPTIONS, POST').status(204).end();
		} else if (handler) {
			await handler(request, response);
		} else if (method === 'OPTIONS' && !path.startsWith('/webhook-test/')) {
			response.header('Access-Control-Allow-Methods', 'OPTIONS').status(204).end();
		} else {
			const name = path.replace(/^\/webhook(-test)?\//, '');
			const message = `The requested webhook "${method} ${name}" is not registered.`;
			response.status(404).json({ code: 404, message });
		}
	}
}

function parseBody(raw: Buffer, contentType: string | undefined): unknown {
	if (raw.length === 0) return {};
	if (contentType === 'application/json') return JSON.parse(raw.toString()) as unknown;
	if (contentType === 'application/x-www-form-urlencoded') return parseQueryString(raw.toString());
	if (contentType === 'text/plain') return raw.toString();
	return {};
}

/** Express knows an error handler by its four parameters. */
function unreadable(error: unknown, _: Request, response: Response, _next: NextFunction): void {
	response
		.status(422)
		.json({ code: 422, message: 'Failed to parse request body', hint: String(error) });
}
