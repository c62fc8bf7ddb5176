import { mapValues } from 'lodash';
import type { IDataObject, NodeApiError } from 'n8n-workflow';

import {
	apiError,
	markIfUnclear,
	UNREADABLE,
	unclearOutcome,
	vendorMessage,
} from '../../shared/errors';
import { send } from '../../shared/http';
import { isObject } from '../../shared/json';
import type { ApiRequest, ApiResponse, RequestContext, Service } from '../../shared/http';
import { rememberQuota } from './quota';

const SERVICE: Service = { credential: 'autoGrabApi', name: 'AutoGrab' };

/** A path of the API, with each `{id}` filled in. */
export function pathTo(path: string, ids: readonly string[]): string {
	return ids.reduce((filled, id) => filled.replace('{id}', encodeURIComponent(id)), `/v2/${path}`);
}

/** The region of the credential, for nodes that leave theirs at From Credential (""). */
export async function resolveRegion(context: RequestContext, region: string): Promise<string> {
	if (region) return region;
	const { region: fromCredential } = await context.getCredentials<{ region?: string }>(
		'autoGrabApi',
	);
	return fromCredential || 'au';
}

/** The errors that the vendor documents by their text (autograb-api.md 4), and what to do about each. */
const DOCUMENTED: ReadonlyArray<readonly [RegExp, string]> = [
	[
		/invalid region/i,
		'The webhook lives in another region. Choose the region it was created in, under Region.',
	],
	[
		/permission to access that webhook/i,
		'The webhook belongs to another AutoGrab account. Choose one from the list, or switch to that account.',
	],
	[
		/invalid webhook id/i,
		'There is no webhook with this ID in the region. It may have been deleted: choose one from the list.',
	],
	[
		/too many vehicles/i,
		'Choose a badge or a year as well, or another filter, so that fewer vehicles are left.',
	],
	[
		/request validation failed/i,
		'AutoGrab does not accept one of the values. For a webhook that is most likely an event name. Choose the events from the list.',
	],
];

const UNCLEAR =
	'Something between this n8n and AutoGrab may have answered. Check the Base URL you entered for it, and look at AutoGrab before repeating anything that costs money or creates something.';

/**
 * One call to AutoGrab, authenticated and repeated as needed.
 * @returns the body of a successful answer
 * @throws NodeApiError with the vendor's words and the next step: non-2xx, `error: true` or `success: false`
 */
export async function autoGrabRequest(
	context: RequestContext,
	request: ApiRequest,
): Promise<IDataObject> {
	const response = await autoGrabAnswer(context, request);
	if (isUsable(response)) return response.body;
	if (request.repeatable !== 'refused') throw autoGrabError(context, response);
	const next = unclearOutcome(SERVICE)[response.status];
	throw markIfUnclear(autoGrabError(context, response, next));
}

/**
 * The body of a successful answer that has something to say.
 * @throws NodeApiError where it is no success, or empty
 */
export function readAnswer(context: RequestContext, response: ApiResponse): IDataObject {
	if (isUsable(response)) return response.body;
	throw autoGrabError(context, response);
}

/** Any answer, for calls where a refusal is part of the result. */
export async function autoGrabAnswer(
	context: RequestContext,
	request: ApiRequest,
): Promise<ApiResponse> {
	// A list in the query is written with commas.
	const qs = mapValues(request.qs, (value) => (Array.isArray(value) ? value.join(',') : value));
	const response = await send(context, SERVICE, { ...request, qs });
	rememberQuota(context, response.headers);
	return response;
}

/** Failures come as a status, or as a flag in an answer with status 200. */
export function isOk({ status, body }: ApiResponse): boolean {
	if (status < 200 || status >= 300) return false;
	if (isEmpty(body)) return true;
	if (typeof body !== 'object') return false;
	const { error = null, success } = body as { error?: unknown; success?: unknown };
	const failed = typeof error === 'string' ? error.trim() !== '' : error === true;
	return !failed && success !== false;
}

/** The error for an answer that is not a success. */
export function autoGrabError(
	context: RequestContext,
	response: ApiResponse,
	next?: string,
): NodeApiError {
	const { status, body } = response;
	const words = vendorMessage(body);
	// A page, for example of a proxy, or nothing at all: not AutoGrab's word that it did nothing.
	const unreadable = !isObject(body);
	const silent =
		status >= 300
			? `AutoGrab answered with HTTP status ${status}`
			: unreadable
				? `AutoGrab gave an answer that ${isEmpty(body) ? 'is empty' : 'cannot be read'}`
				: 'AutoGrab refused the request without saying why';
	const message =
		status === 401
			? `AutoGrab did not accept the API key${words ? `: ${words}` : ''}`
			: (words ?? silent);
	const description =
		next ?? (status < 300 && unreadable ? UNCLEAR : nextStep(status, words ?? ''));
	const error = apiError(context.getNode(), status, { message, description });
	error.context[UNREADABLE] = unreadable;
	return error;
}

/** A success that has something to say. */
function isUsable(response: ApiResponse): response is ApiResponse & { body: IDataObject } {
	return isOk(response) && isObject(response.body);
}

const isEmpty = (body: unknown) => body === undefined || body === null || body === '';

function nextStep(status: number, words: string): string {
	const documented = DOCUMENTED.find(([pattern]) => pattern.test(words));
	if (documented) return documented[1];
	if (status === 401) {
		return 'Copy the secret key (it starts with sec_) into the credential for AutoGrab again, or ask your AutoGrab account manager for it.';
	}
	if (status === 403) {
		return 'The API key works, but its licence does not cover this product or region. Ask your AutoGrab account manager.';
	}
	if (status === 429) {
		return 'AutoGrab is receiving too many requests. Lower Concurrency in the options of this node, or run the workflow less often. The monthly quota of your contract may also be used up.';
	}
	if (status >= 500) {
		return 'The fault is at AutoGrab. Try again in a few minutes; see also https://status.autograb.com.au.';
	}
	if (status === 404) {
		return 'Check that what you asked for exists, and that the Base URL in the credential for AutoGrab is right.';
	}
	return 'Check the values in this node against what AutoGrab says. The product must also be in the licence of the API key.';
}
