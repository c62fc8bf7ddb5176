import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import {
	connectionFailure,
	hideSecrets,
	noAnswerError,
	otherError,
	redirectError,
	type ConnectionFailure,
} from '../errors';
import { isObject } from '../json';
import { readCapped, textOf, type StreamedAnswer } from './answer';
import { cancelSignal, throwIfCancelled, wait } from './cancellation';
import { announce, timeLeft } from './requests';
import { retryDelay } from './retryDelay';
import type { ApiRequest, ApiResponse, RequestContext, Service } from './types';

/** Milliseconds until an unanswered request is given up. */
const TIMEOUT = 30_000;
/** Far more than any answer that the vendors document. */
const MOST_BYTES = 10 * 1024 * 1024;
/** A shorter text is a word that an answer may well contain for other reasons. */
const SHORTEST_SECRET = 6;

type Outcome = { response: ApiResponse } | { failure: ConnectionFailure };

/**
 * Sends one authenticated request and repeats it as {@link retryDelay} allows, within the time that the context has
 * (`setDeadline`); each try is signed afresh. Redirects are not followed, because the credential would go along.
 *
 * Returns the last answer **whatever its status**: what an answer means is the vendor's business. If it looks like
 * a refusal, the credential's secrets and the headers that were sent are blanked out in it. Of an answer larger than
 * 10 MB only the beginning comes back, as text.
 *
 * @throws NodeApiError when no answer came (see `isTransient`) or a redirect, NodeOperationError when cancelled
 */
export async function send(
	context: RequestContext,
	service: Service,
	request: ApiRequest,
): Promise<ApiResponse> {
	const { repeatable = 'safe' } = request;
	let maybeDone = false;
	for (let retries = 0; ; retries++) {
		throwIfCancelled(context);
		const outcome = await attempt(context, service, request);
		const response = 'response' in outcome ? outcome.response : undefined;
		if (response) announce(context, response);
		const refused = response !== undefined && saysNotDone(service, response);
		maybeDone ||=
			'failure' in outcome ? outcome.failure.maybeSent : leavesOpen(outcome.response) && !refused;
		const delay = retryDelay({
			retries,
			status: response?.status,
			headers: response?.headers,
			refused,
			repeatable,
			now: Date.now(),
			random: Math.random(),
		});
		const over = delay === undefined || delay >= timeLeft(context);
		if (!over) await wait(context, delay);
		if (over || repeatable === 'checked') {
			if ('failure' in outcome) {
				const once = repeatable === 'refused';
				throw noAnswerError(context.getNode(), service, outcome.failure, once);
			}
			return await result(context, service, request, { ...outcome.response, maybeDone });
		}
	}
}

/** 429, or 503 in the vendor's own form: a gateway also answers 503 when the vendor has acted, but not in time. */
function saysNotDone(service: Service, { status, body }: ApiResponse): boolean {
	return status === 429 || (status === 503 && service.isRefusal(body));
}

/** Whether an answer leaves it open what was done: a fault of the server or of something on the way, "time is up", a page. */
function leavesOpen({ status, body }: ApiResponse): boolean {
	const readable = typeof body === 'object' && body !== null;
	return status >= 500 || status === 408 || (status < 300 && !readable);
}

async function result(
	context: RequestContext,
	service: Service,
	request: ApiRequest,
	response: ApiResponse,
): Promise<ApiResponse> {
	const { status, headers } = response;
	if (status >= 300 && status < 400) {
		throw redirectError(context.getNode(), service, status, headers.location);
	}
	return await withoutSecrets(context, service, request, response);
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
	const abortSignal = cancel ? AbortSignal.any([cancel, limit]) : limit;
	// A new object each time: n8n and the credential write into it.
	const options: IHttpRequestOptions = {
		method: request.method,
		url: request.path,
		json: true,
		encoding: 'stream',
		timeout,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		abortSignal,
		...(request.qs && { qs: { ...request.qs } }),
		// As text: the client leaves out fields with names that JavaScript has a meaning for, such as "constructor".
		...(request.body && {
			body: JSON.stringify(request.body),
			headers: { 'Content-Type': 'application/json' },
		}),
	};
	try {
		const answer = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			service.credential,
			options,
		)) as StreamedAnswer;
		const { data, cut } = await readCapped(answer.body, MOST_BYTES, abortSignal);
		const body = cut ? textOf(data.subarray(0, 1000)) : parseBody(textOf(data));
		return { response: { status: answer.statusCode, headers: { ...answer.headers }, body } };
	} catch (error) {
		throwIfCancelled(context);
		if (limit.aborted) return { failure: { code: 'ETIMEDOUT', maybeSent: true } };
		const failure = connectionFailure(error);
		if (failure) return { failure };
		throw otherError(context.getNode(), service, error);
	}
}

/** JSON sent under another content type is still JSON; anything else stays as it came. */
function parseBody(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
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
	response: ApiResponse,
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
