import { mapValues } from 'lodash';
import type { IDataObject, NodeApiError } from 'n8n-workflow';

import {
	apiError,
	markUnclear,
	UNREADABLE,
	unclearOutcome,
	vendorMessage,
} from '../../shared/errors';
import { send } from '../../shared/http';
import { isObject } from '../../shared/json';
import type { ApiRequest, ApiResponse, RequestContext, Service } from '../../shared/http';

const SERVICE: Service = {
	credential: 'autoGrabApi',
	name: 'AutoGrab',
	// autograb-api.md 4: the one documented form of an error.
	isRefusal: (body) =>
		isObject(body) &&
		typeof body.message === 'string' &&
		(body.error === true || body.success === false),
};

/** The region of the credential, for nodes that leave theirs at As Set in Credential (""). */
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

interface Text {
	message: string;
	description: string;
}

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
	if (request.repeatable !== 'refused' || !response.maybeDone) {
		throw autoGrabError(context, response);
	}
	const next = response.status < 300 ? undefined : unclearOutcome(SERVICE);
	throw markUnclear(autoGrabError(context, response, next));
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
	return await send(context, SERVICE, { ...request, qs });
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

/** The error for an answer that is not a success. `next` knows better what to do. */
export function autoGrabError(
	context: RequestContext,
	response: ApiResponse,
	next?: string,
): NodeApiError {
	const { status, body } = response;
	const words = vendorMessage(body);
	const { message, description } = textFor(response, words);
	const error = apiError(context.getNode(), status, {
		message,
		description: withWords(next ?? description, message === words ? undefined : words),
	});
	// A page, for example of a proxy, or nothing at all: not AutoGrab's word that it did nothing.
	error.context[UNREADABLE] = !isObject(body);
	return error;
}

/** A success that has something to say. */
function isUsable(response: ApiResponse): response is ApiResponse & { body: IDataObject } {
	return isOk(response) && isObject(response.body);
}

const isEmpty = (body: unknown) => body === undefined || body === null || body === '';

const withWords = (next: string, words: string | undefined) =>
	words ? `${next} AutoGrab says: ${words.replace(/\.$/, '')}.` : next;

/** What happened, and what to do next. */
function textFor({ status, body }: ApiResponse, words: string | undefined): Text {
	if (status === 401) {
		return {
			message: 'AutoGrab did not accept the API key',
			description:
				'Copy the secret key again (it starts with sec_) into the AutoGrab credential, or ask your AutoGrab account manager for it.',
		};
	}
	if (status === 429) {
		return {
			message: 'AutoGrab asks to go slower, or your monthly quota is used up',
			description:
				'Wait a minute and run it again. If it happens often: Options > Add option > Items at Once, and set 2. For the quota, ask your AutoGrab account manager.',
		};
	}
	if (status >= 500) {
		return {
			message: `AutoGrab has a problem right now (error ${status})`,
			description:
				'Nothing is wrong with your workflow. Try again in a few minutes, or look at https://status.autograb.com.au. If it was an order or an upload, look there first whether it went through.',
		};
	}
	if (status < 300 && !isObject(body)) {
		return {
			message: 'The answer did not come from AutoGrab, or was cut off',
			description:
				'Usually a proxy or firewall of your own network answered. Open the AutoGrab credential and set Base URL to https://api.autograb.com.au. It is not known whether AutoGrab did it: look there before you repeat anything that is billed.',
		};
	}
	const silent =
		status < 300
			? 'AutoGrab refused the request without saying why'
			: `AutoGrab answered with HTTP status ${status}`;
	return { message: words ?? silent, description: nextStep(status, words ?? '') };
}

function nextStep(status: number, words: string): string {
	const documented = DOCUMENTED.find(([pattern]) => pattern.test(words));
	if (documented) return documented[1];
	if (status === 403) {
		return 'The API key works, but its licence does not cover this product or region. Ask your AutoGrab account manager.';
	}
	if (status === 404) {
		return 'Check that what you asked for exists, and that the Base URL in the AutoGrab credential is right.';
	}
	return 'Check the values in this node against what AutoGrab says. The product must also be in the licence of the API key.';
}
