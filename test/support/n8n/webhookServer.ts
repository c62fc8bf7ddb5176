import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express, { type NextFunction, type Request, type Response } from 'express';

import { readBody, UnreadableBody } from './bodies';

export type WebhookHandler = (request: Request, response: Response) => Promise<void>;

/**
 * An express server, as n8n is one, on 127.0.0.1: reads bodies as n8n does and hands each request to the handler that is
 * registered for its path; 404 in n8n's words otherwise.
 */
export class WebhookServer {
	private readonly handlers = new Map<string, WebhookHandler>();

	private readonly server: Server;

	private constructor(ready: () => void) {
		const app = express();
		app.use(async (request: Request, response: Response) => await this.answer(request, response));
		app.use(failed);
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
			await readBody(request);
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

/** Express knows an error handler by its four parameters. */
function failed(error: unknown, _: Request, response: Response, _next: NextFunction): void {
	const code = error instanceof UnreadableBody ? 422 : 500;
	const message = code === 422 ? 'Failed to parse request body' : String(error);
	response.status(code).json({ code, message, hint: String(error) });
}
