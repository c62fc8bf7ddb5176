import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import {
	connectionFailure,
	hideSecrets,
	noAnswerError,
	otherError,
	type ConnectionFailure,
} from '../errors';
import { isObject } from '../json';
import { timeLeft } from './budget';
import { cancelSignal, throwIfCancelled, wait } from './cancellation';
import { retryDelay } from './retryDelay';
import type { ApiRequest, ApiResponse, RequestContext, Service } from './types';

/** Milliseconds until an unanswered request is given up. */
const TIMEOUT = 30_000;
/** A shorter text is a word that an answer may well contain for other reasons. */
const SHORTEST_SECRET = 6;

/** Who is told when the other side asks for fewer requests (HTTP 429), by context. */
const throttled = new WeakMap<object, () => void>();

/** Lets whoever starts the requests of this context hear when the other side asks for fewer. */
export function onThrottled(context: object, listener: () => void): void {
	throttled.set(context, listener);
}

type Outcome = { response: ApiResponse } | { failure: ConnectionFailure };

/**
 * Sends one authenticated request and repeats it as {@link retryDelay} allows, within the time that the context has
 * (`allowTime`); each try is signed afresh.
 *
 * Returns the last answer **whatever its status**: what an answer means is the vendor's business. Where it looks like
 * a refusal, the credential's secrets and the headers that were sent are blanked out in it.
 *
 * @throws NodeApiError when no answer came (see `isTransient`), NodeOperationError when cancelled
 */
export async function send(
	context: RequestContext,
	service: Service,
	request: ApiRequest,
): Promise<ApiResponse> {
	let maybeDone = false;
	for (let retries = 0; ; retries++) {
		throwIfCancelled(context);
		const outcome = await attempt(context, service, request);
		const response = 'response' in outcome ? outcome.response : undefined;
		if (response?.status === 429) throttled.get(context)?.();
		const delay = retryDelay({
			retries,
			status: response?.status,
			headers: response?.headers,
			repeatable: request.repeatable ?? 'safe',
			now: Date.now(),
			random: Math.random(),
		});
		const done = response && response.status < 400;
		const over = done || delay === undefined || delay >= timeLeft(context);
		if (!over && request.repeatable === 'checked') await wait(context, delay);
		if (over || request.repeatable === 'checked') {
			if ('response' in outcome) {
				const answer = await withoutSecrets(context, service, request, outcome);
				return maybeDone ? { ...answer, maybeDone } : answer;
			}
			const once = request.repeatable === 'refused';
			throw noAnswerError(context.getNode(), service, outcome.failure, once);
		}
		// 429 and 503 say that nothing was done.
		maybeDone ||=
			'failure' in outcome
				? outcome.failure.maybeSent
				: outcome.response.status !== 429 && outcome.response.status !== 503;
		await wait(context, delay);
	}
}

async function attempt(
	context: RequestContext,
	service: Service,
	request: ApiRequest,
): Promise<Outcome> {
	const timeout = Math.min(TIMEOUT, timeLeft(context));
	if (timeout <= 0) return { failure: { code: 'ETIMEDOUT', maybeSent: false } };
	// The client's own limit is for silence; an answer that never ends would keep us here for ever.
	const limit = AbortSignal.timeout(timeout);
	const cancel = cancelSignal(context);
	// A new object each time: n8n and the credential write into it.
	const options: IHttpRequestOptions = {
		method: request.method,
		url: request.path,
		json: true,
		timeout,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		abortSignal: cancel ? AbortSignal.any([cancel, limit]) : limit,
		...(request.qs && { qs: { ...request.qs } }),
		...(request.body && { body: request.body }),
	};
	try {
		const answer: { statusCode: number; headers?: ApiResponse['headers']; body?: unknown } =
			await context.helpers.httpRequestWithAuthentication.call(
				context,
				service.credential,
				options,
			);
		return {
			response: {
				status: answer.statusCode,
				headers: { ...answer.headers },
				body: parseBody(answer.body),
			},
		};
	} catch (error) {
		throwIfCancelled(context);
		if (limit.aborted) return { failure: { code: 'ETIMEDOUT', maybeSent: true } };
		const failure = connectionFailure(error);
		if (failure) return { failure };
		throw otherError(context.getNode(), service, error);
	}
}

/** JSON sent under another content type is still JSON; anything else stays as it came. */
function parseBody(body: unknown): unknown {
	if (typeof body !== 'string' || !/^\s*[[{]/.test(body)) return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}

/** Some vendors refuse with status 200 and say so in the body. */
function looksRefused({ status, body }: ApiResponse): boolean {
	if (status >= 400 || typeof body === 'string') return true;
	return isObject(body) && (Boolean(body.error) || body.success === false);
}

async function withoutSecrets(
	context: RequestContext,
	service: Service,
	{ body: sent }: ApiRequest,
	{ response }: { response: ApiResponse },
): Promise<ApiResponse> {
	if (!looksRefused(response)) return response;
	const credential = await context.getCredentials<IDataObject>(service.credential);
	const headers = isObject(sent?.headers) ? sent.headers : {};
	const secrets = [
		...Object.entries(credential).flatMap(([name, value]) =>
			/key|secret|token|password/i.test(name) ? [value] : [],
		),
		...Object.values(headers),
	];
	// A scheme such as Bearer stands before the secret itself.
	const known = secrets
		.flatMap((secret) => (typeof secret === 'string' ? [secret, ...secret.split(/\s+/)] : []))
		.filter((secret) => secret.length >= SHORTEST_SECRET && !/^bearer$/i.test(secret));
	return { ...response, body: hideSecrets(response.body, known) };
}
