import type { NodeApiError } from 'n8n-workflow';

import {
	apiError,
	describeClockSkew,
	markIfUnclear,
	UNREADABLE,
	unclearOutcome,
	vendorMessage,
} from '../../shared/errors';
import { isPrivateUrl, send } from '../../shared/http';
import type { ApiRequest, ApiResponse, RequestContext, Service } from '../../shared/http';
import { cleanBaseUrl } from '../../shared/http/url';

const PAVE: Service = { name: 'PAVE', credential: 'paveApi' };

/** Where PAVE is when the credential's Base URL is left blank. */
export const PAVE_URL = 'https://openapi.paveapi.com';

interface PaveAccount {
	username?: string;
	baseUrl?: string;
}

/** The capture link of a session, where PAVE's answer has none (pave-api.md 11). */
export async function captureUrl(context: RequestContext, key: string): Promise<string> {
	const { username = '' } = await context.getCredentials<PaveAccount>('paveApi');
	return `https://${encodeURIComponent(username.trim())}.vehiclecapture.com/${encodeURIComponent(key)}`;
}

/** Whether the credential leads to a PAVE inside the own network, that is, to a simulator. */
export async function isPrivateVendor(context: RequestContext): Promise<boolean> {
	const { baseUrl } = await context.getCredentials<PaveAccount>('paveApi');
	return isPrivateUrl(cleanBaseUrl(baseUrl, PAVE_URL));
}

/** What the user should do next, by HTTP status, where a call knows better than {@link nextStep}. */
type NextSteps = Partial<Record<number, string>>;

/**
 * One call to PAVE, signed and repeated as needed.
 * @returns the body of a 2xx answer
 * @throws NodeApiError with PAVE's words and the next step on any other answer
 */
export async function paveRequest(
	context: RequestContext,
	request: ApiRequest,
	next: NextSteps = {},
): Promise<unknown> {
	const response = await send(context, PAVE, request);
	if (!isOk(response)) {
		if (request.repeatable !== 'refused') throw paveError(context, response, next);
		throw markIfUnclear(paveError(context, response, { ...unclearOutcome(PAVE), ...next }));
	}
	return response.body;
}

/** Any answer of PAVE, for calls where a refusal is part of the result. */
export async function paveAnswer(
	context: RequestContext,
	request: ApiRequest,
): Promise<ApiResponse> {
	return await send(context, PAVE, request);
}

/** PAVE answers in JSON: a page of text, or nothing at all, is some other server's and proves nothing. */
export function isOk({ status, body }: ApiResponse): boolean {
	return status >= 200 && status < 300 && typeof body === 'object' && body !== null;
}

/** A 404 in PAVE's own form, so that a wrong base URL is not mistaken for "there is none". */
export function isNotFound({ status, body }: ApiResponse): boolean {
	return status === 404 && vendorMessage(body) !== undefined;
}

/** The error for an answer that is not a success. */
export function paveError(
	context: RequestContext,
	response: ApiResponse,
	next: NextSteps = {},
): NodeApiError {
	const { status, body } = response;
	const words = vendorMessage(body);
	const message =
		status === 401
			? `PAVE did not accept the credential${words ? `: ${words}` : ''}`
			: (words ??
				(status < 300
					? 'PAVE sent an answer that is not in its format'
					: `PAVE answered with HTTP status ${status}`));
	const error = apiError(context.getNode(), status, {
		message,
		description: next[status] ?? nextStep(response),
	});
	// A page, for example of a proxy: not PAVE's word that it did nothing.
	error.context[UNREADABLE] = typeof body !== 'object' || body === null;
	return error;
}

/** For an answer with status 200 that is not in the documented form. */
export function unreadableError(context: RequestContext, response: ApiResponse): NodeApiError {
	return paveError(context, { ...response, status: 200, body: undefined });
}

function nextStep({ status, headers }: ApiResponse): string {
	if (status === 401) {
		const skew = describeClockSkew(headers.date, Date.now(), PAVE.name);
		const clock = skew
			? `${skew} PAVE refuses requests more than 5 minutes off: set the clock of the machine n8n runs on first. Then check`
			: 'Check';
		return `${clock} the Account Name (the one from your PAVE representative, not a dashboard login), the API Key and the API Secret in the PAVE credential.`;
	}
	if (status === 403) {
		return 'The API key in the PAVE credential may not do this. Ask your PAVE representative to allow it, or choose another credential.';
	}
	if (status === 429) {
		return 'PAVE is receiving too many requests. Lower Concurrency in the options of this node, or run the workflow less often.';
	}
	if (status >= 500) {
		return 'The fault is at PAVE. Try again in a few minutes; if it stays, contact PAVE support.';
	}
	if (status < 300 || status === 404) {
		return 'Check that what you asked for exists under the API key of this credential, and that the Base URL in the PAVE credential is right.';
	}
	return 'Check the values in this node against what PAVE says, then run it again.';
}
