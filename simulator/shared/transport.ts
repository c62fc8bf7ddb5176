import { request as httpRequest } from 'node:http';

export interface OutgoingRequest {
	url: string;
	method: string;
	headers: Record<string, string>;
	body: string;
	timeoutMs: number;
}

export interface OutgoingAnswer {
	status: number | null;
	body: string;
	error: string | null;
	durationMs: number;
}

const MAX_ANSWER = 64 * 1024 * 1024;

/** Whether an address is on this machine, the only place the simulators ever send to. */
export function isLoopback(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	return (
		protocol === 'http:' &&
		(hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname))
	);
}

/** Sends one HTTP request to this machine and never throws: a failure is part of the answer. */
export async function sendHttp(outgoing: OutgoingRequest): Promise<OutgoingAnswer> {
	const started = Date.now();
	const done = (status: number | null, body: string, error: string | null): OutgoingAnswer => ({
		status,
		body,
		error,
		durationMs: Date.now() - started,
	});
	if (!isLoopback(outgoing.url)) {
		return done(null, '', 'Refused: the simulator sends to http addresses of this machine only');
	}
	return await new Promise((resolve) => {
		const hasBody = outgoing.method !== 'GET' && outgoing.method !== 'HEAD';
		const length = hasBody ? { 'Content-Length': String(Buffer.byteLength(outgoing.body)) } : {};
		const fail = (error: Error) => resolve(done(null, '', error.message || 'Connection failed'));
		try {
			const request = httpRequest(
				outgoing.url,
				{
					method: outgoing.method,
					headers: { ...length, ...outgoing.headers },
					// One connection per request, so that nothing keeps a test process alive.
					agent: false,
					timeout: outgoing.timeoutMs,
				},
				(response) => {
					let text = '';
					response.setEncoding('utf8');
					response.on('data', (chunk: string) => {
						if (text.length < MAX_ANSWER) text += chunk;
					});
					response.on('end', () => resolve(done(response.statusCode ?? null, text, null)));
					response.on('error', fail);
				},
			);
			request.on('timeout', () =>
				request.destroy(new Error(`No answer in ${outgoing.timeoutMs} ms`)),
			);
			request.on('error', fail);
			request.end(hasBody ? outgoing.body : undefined);
		} catch (error) {
			// Header names or values that cannot be sent.
			fail(error instanceof Error ? error : new Error(String(error)));
		}
	});
}
