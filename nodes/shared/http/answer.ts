import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IWebhookFunctions,
} from 'n8n-workflow';

/** What n8n's request functions give for `encoding: 'stream'` and `returnFullResponse`: the body is not read yet. */
export interface StreamedAnswer {
	statusCode: number;
	headers: Record<string, string | undefined>;
	/** Unpacked already if it came compressed. */
	body: AsyncIterable<Uint8Array> & { destroy(): void };
}

/** Enough for what a receiver of events or an n8n answers; more of it is not read. */
const MOST_BYTES = 64 * 1024;

/** A request without a credential, to an address that a vendor, a user or another system has given. */
export interface CappedRequest {
	method: IHttpRequestMethods;
	url: string;
	headers?: IDataObject;
	/** Sent as it is; name its content type in `headers`. */
	body?: string;
	/** Milliseconds of silence until it is given up; whatever comes back, it ends after twice as many. */
	timeoutMs: number;
	/** How much of the answer is read, unpacked. Default 64 kB. */
	maxBytes?: number;
}

export interface CappedAnswer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string | undefined>;
	/** The body, cut off at the cap. */
	text: string;
}

/**
 * Sends one request without a credential, once. It does not follow a redirect, which would carry headers and body to
 * another host: a 3xx is an answer as any other. Of the body only the first 64 kB are read, however much comes and
 * however well it is packed; then the connection is dropped.
 *
 * @returns whatever is answered, also 3xx, 4xx and 5xx
 * @throws what n8n throws if no answer comes (see `connectionFailure` and `isBlocked`)
 */
export async function requestCapped(
	context: IExecuteFunctions | IHookFunctions | IWebhookFunctions,
	{ method, url, headers, body, timeoutMs, maxBytes = MOST_BYTES }: CappedRequest,
): Promise<CappedAnswer> {
	const limit = AbortSignal.timeout(2 * timeoutMs);
	const answer = (await context.helpers.httpRequest({
		method,
		url,
		headers,
		...(body !== undefined && { body }),
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: timeoutMs,
		abortSignal: limit,
	})) as StreamedAnswer;
	const { data } = await readCapped(answer.body, maxBytes, limit);
	return { status: answer.statusCode, headers: { ...answer.headers }, text: textOf(data) };
}

/**
 * Reads a body up to a cap and drops the connection then, so that a small packed answer cannot fill the memory.
 *
 * @param signal ends the reading, which then throws
 * @returns what was read, at most `maxBytes`; `cut` says that there was more
 */
export async function readCapped(
	body: StreamedAnswer['body'],
	maxBytes: number,
	signal: AbortSignal,
): Promise<{ data: Buffer; cut: boolean }> {
	const stop = () => body.destroy();
	signal.addEventListener('abort', stop, { once: true });
	if (signal.aborted) stop();
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of body) {
			chunks.push(chunk);
			size += chunk.byteLength;
			if (size > maxBytes) break;
		}
		return { data: Buffer.concat(chunks).subarray(0, maxBytes), cut: size > maxBytes };
	} finally {
		signal.removeEventListener('abort', stop);
		body.destroy();
	}
}

/** UTF-8 without a byte order mark; a character that the cap cut in two is replaced. */
export function textOf(data: Buffer): string {
	return data.toString('utf8').replace(/^\uFEFF/, '');
}
