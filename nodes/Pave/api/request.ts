import type { NodeApiError } from 'n8n-workflow';

import {
	apiError,
	describeClockSkew,
	markUnclear,
	UNREADABLE,
	unclearOutcome,
	vendorMessage,
} from '../../shared/errors';
import { isGatewayMessage, isPrivateUrl, pathTo, send } from '../../shared/http';
import type { ApiRequest, ApiResponse, RequestContext, Service } from '../../shared/http';
import { cleanBaseUrl } from '../../shared/http/url';
import { isObject } from '../../shared/json';

/** Where PAVE is when the credential's Base URL is left blank. */
export const PAVE_URL = 'https://openapi.paveapi.com';

const PAVE: Service = {
	name: 'PAVE',
	credential: 'paveApi',
	// pave-api.md 3: an object with a message. So do gateways, in words of their own.
	isRefusal: (body) =>
		isObject(body) && typeof body.message === 'string' && !isGatewayMessage(body.message),
};

interface PaveAccount {
	username?: string;
	baseUrl?: string;
}

/** The capture link of a session, for an answer of PAVE that has none (pave-api.md 11). */
export async function captureUrl(context: RequestContext, key: string): Promise<string> {
	const { username = '' } = await context.getCredentials<PaveAccount>('paveApi');
	return `https://${encodeURIComponent(username.trim())}.vehiclecapture.com${pathTo(context, '/{}', key)}`;
}

/** Whether the credential leads to a PAVE inside the own network, that is, to a simulator. */
export async function isPrivateVendor(context: RequestContext): Promise<boolean> {
	const { baseUrl } = await context.getCredentials<PaveAccount>('paveApi');
	return isPrivateUrl(cleanBaseUrl(baseUrl, PAVE_URL));
}

/** What the user should do next, by HTTP status, if a call knows better than {@link textFor}. */
type NextSteps = Partial<Record<number, string>>;

interface Text {
	message: string;
	description: string;
}

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
		if (request.repeatable !== 'refused' || !response.maybeDone) {
			throw paveError(context, response, next);
		}
		const { status } = response;
		const unclear = status < 300 ? next : { ...next, [status]: unclearOutcome(PAVE) };
		throw markUnclear(paveError(context, response, unclear));
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

/** The error for an answer that is not a success. `next` knows better what to do, by HTTP status. */
export function paveError(
	context: RequestContext,
	response: ApiResponse,
	next: NextSteps = {},
): NodeApiError {
	const { status, body } = response;
	const words = vendorMessage(body);
	const { message, description } = textFor(response, words);
	const error = apiError(context.getNode(), status, {
		message,
		description: withWords(next[status] ?? description, message === words ? undefined : words),
	});
	// A page, for example of a proxy: not PAVE's word that it did nothing.
	error.context[UNREADABLE] = typeof body !== 'object' || body === null;
	return error;
}

/** For an answer with status 200 that is not in the documented form. */
export function unreadableError(context: RequestContext, response: ApiResponse): NodeApiError {
	return paveError(context, { ...response, status: 200, body: undefined });
}

const withWords = (next: string, words: string | undefined) =>
	words ? `${next} PAVE says: ${words.replace(/\.$/, '')}.` : next;

/** What happened, and what to do next. */
function textFor({ status, headers }: ApiResponse, words: string | undefined): Text {
	if (status === 401) {
		return {
			message: 'PAVE does not recognize this account (401)',
			description: `${clockAdvice(headers)} 1. Account Name: the first part of your inspection links, not your login. 2. API Key and API Secret: copy both again. 3. The clock of the n8n machine: at most 5 minutes off.`,
		};
	}
	if (status === 429) {
		return {
			message: 'PAVE asks to go slower',
			description:
				'Wait a minute and run it again. If it happens often: Options > Add option > Items at Once, and set 2.',
		};
	}
	if (status >= 500) {
		return {
			message: `PAVE has a problem right now (error ${status})`,
			description:
				'Nothing is wrong with your workflow. Try again in a few minutes; if it stays, contact PAVE support.',
		};
	}
	if (status < 300 && !words) {
		return {
			message: 'The answer did not come from PAVE, or was cut off',
			description: `Usually a proxy or firewall of your own network answered. Open the PAVE credential and set Base URL to ${PAVE_URL}. It is not known whether PAVE did it: look there before you repeat anything that is billed.`,
		};
	}
	return {
		message: words ?? `PAVE answered with HTTP status ${status}`,
		description: nextStep(status),
	};
}

function clockAdvice(headers: ApiResponse['headers']): string {
	const skew = describeClockSkew(headers.date, Date.now(), PAVE.name);
	return skew === undefined
		? 'Check in this order:'
		: `${skew} PAVE refuses requests more than 5 minutes off: set the clock of the n8n machine first. Then check:`;
}

function nextStep(status: number): string {
	if (status === 403) {
		return 'The API key in the PAVE credential may not do this. Ask your PAVE representative to allow it, or choose another credential.';
	}
	if (status < 300 || status === 404) {
		return 'Check that what you asked for exists under the API key of this credential, and that the Base URL in the PAVE credential is right.';
	}
	return 'Check the values in this node against what PAVE says, then run it again.';
}
