import type { IHttpRequestOptions } from 'n8n-workflow';

import { noAnswerError, otherError } from '../errors/noAnswerError';
import { cancelSignal, throwIfCancelled, wait } from './cancellation';
import { connectionFailureCode } from './connectionFailure';
import { retryDelay } from './retryDelay';
import type { ApiRequest, ApiResponse, RequestContext, Service } from './types';

/** Milliseconds until an unanswered request is given up. */
const TIMEOUT = 30_000;

type Outcome = { response: ApiResponse } | { error: unknown; code: string };

/**
 * Sends one authenticated request and repeats it as {@link retryDelay} allows; each try is signed afresh.
 *
 * Returns the last answer **whatever its status**: what an answer means is the vendor's business.
 * @throws NodeApiError when no answer came (see `isTransient`), NodeOperationError when cancelled
 */
export async function send(
	ctx: RequestContext,
	service: Service,
	request: ApiRequest,
): Promise<ApiResponse> {
	for (let retries = 0; ; retries++) {
		throwIfCancelled(ctx);
		const outcome = await attempt(ctx, service, request);
		const response = 'response' in outcome ? outcome.response : undefined;
		const delay = retryDelay({
			retries,
			status: response?.status,
			headers: response?.headers,
			repeatable: request.repeatable ?? 'safe',
			now: Date.now(),
			random: Math.random(),
		});
		const done = response && response.status < 400;
		if (done || delay === undefined) {
			if ('response' in outcome) return outcome.response;
			throw noAnswerError(ctx.getNode(), service, outcome.code, request.repeatable);
		}
		await wait(ctx, delay);
	}
}

async function attempt(
	ctx: RequestContext,
	service: Service,
	request: ApiRequest,
): Promise<Outcome> {
	// A new object each time: n8n and the credential write into it.
	const options: IHttpRequestOptions = {
		method: request.method,
		url: request.path,
		json: true,
		timeout: TIMEOUT,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		abortSignal: cancelSignal(ctx),
		...(request.qs && { qs: { ...request.qs } }),
		...(request.body && { body: request.body }),
	};
	try {
		const answer: { statusCode: number; headers?: ApiResponse['headers']; body?: unknown } =
			await ctx.helpers.httpRequestWithAuthentication.call(ctx, service.credential, options);
		return {
			response: {
				status: answer.statusCode,
				headers: { ...answer.headers },
				body: parseBody(answer.body),
			},
		};
	} catch (error) {
		throwIfCancelled(ctx);
		const code = connectionFailureCode(error);
		if (code) return { error, code };
		throw otherError(ctx.getNode(), service, error);
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
