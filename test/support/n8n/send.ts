import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

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
