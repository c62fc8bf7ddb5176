import { waitFor } from './wait';

/** n8n refused a request of the sandbox; `message` is what n8n said. */
export class N8nRequestError extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly body: unknown,
	) {
		super(message);
	}
}

/** Talks to n8n's internal REST API as the editor does: JSON, and the login kept in a cookie. */
export class N8nHttp {
	private cookie = '';

	constructor(readonly url: string) {}

	/** Headers of a logged-in request. */
	headers(): Record<string, string> {
		return { cookie: this.cookie, origin: this.url };
	}

	/**
	 * @param path below `/rest`, e.g. `/workflows`
	 * @returns n8n's `data`, or the whole body where there is none
	 * @throws {N8nRequestError} for any answer outside 2xx
	 */
	async request<T>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<T> {
		const { answered } = await waitFor("n8n's database", async () => {
			try {
				return { answered: await this.send<T>(method, path, body, headers) };
			} catch (error) {
				// On a busy machine n8n at times takes its database for lost, and refuses all before it reads anything.
				if (error instanceof N8nRequestError && /^Database is not ready/.test(error.message))
					return false;
				throw error;
			}
		});
		return answered;
	}

	private async send<T>(
		method: string,
		path: string,
		body: unknown,
		headers: Record<string, string>,
	): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				...this.headers(),
				...headers,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith('n8n-auth=')) this.cookie = cookie.split(';')[0];
		}
		const text = await response.text();
		const answer = parse(text);
		if (!response.ok) {
			const message = (answer as { message?: string } | undefined)?.message ?? text.slice(0, 300);
			throw new N8nRequestError(response.status, message, answer);
		}
		const { data } = (answer ?? {}) as { data?: T };
		return data === undefined ? (answer as T) : data;
	}
}

function parse(text: string): unknown {
	try {
		return text === '' ? undefined : JSON.parse(text);
	} catch {
		return text;
	}
}
