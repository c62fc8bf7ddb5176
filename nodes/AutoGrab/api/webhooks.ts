import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { isObject } from '../../shared/json';
import { pathTo, type Repeatable, type RequestContext } from '../../shared/http';
import { autoGrabAnswer, autoGrabError, autoGrabRequest, isOk } from './request';
import { apiError, markUnclear, UNREADABLE, vendorMessage } from '../../shared/errors';

/** What a list of events subscribes to; nobody subscribes to pings, but some lists name them (autograb-api.md C4). */
export const subscribed = (events: readonly string[]): string =>
	events
		.filter((event) => event !== 'ping')
		.sort()
		.join();

/** autograb-api.md 5.1. The endpoint may carry a token: mask it before showing. */
export interface AutoGrabWebhook {
	id: string;
	created_at?: string;
	name?: string;
	format?: string;
	events: string[];
	endpoint: string;
}

export interface NewWebhook {
	name: string;
	region: string;
	format: string;
	endpoint: string;
	events: string[];
	headers?: WebhookHeader[];
}

/** A header that AutoGrab adds to each delivery (autograb-api.md 5.2); no answer is documented to show it. */
export interface WebhookHeader {
	name: string;
	value: string;
}

export type WebhookChanges = Partial<
	Pick<AutoGrabWebhook, 'name' | 'endpoint' | 'events' | 'format'>
>;

/**
 * All webhooks of the account in one region; none is `[]`.
 * @throws NodeApiError where the list or an entry of it cannot be read: that is never "nothing there",
 * or a trigger would be registered a second time, or be taken for gone
 */
export async function listWebhooks(
	context: RequestContext,
	region: string,
	repeatable?: Repeatable,
): Promise<AutoGrabWebhook[]> {
	const body = await autoGrabRequest(context, {
		method: 'GET',
		path: '/v2/webhooks',
		qs: { region },
		repeatable,
	});
	// How an empty list looks is not documented; only `null` beside `success` says as much as `[]`.
	const list: unknown = body.webhooks === null && body.success === true ? [] : body.webhooks;
	if (Array.isArray(list) && list.every(isWebhook)) return list.map((entry) => toWebhook(entry));
	const error = apiError(context.getNode(), 200, {
		message: 'AutoGrab sent a list of webhooks that cannot be read',
		description:
			'Try again in a few minutes; if it stays so, check the Base URL in the credential for AutoGrab, or ask its support.',
	});
	error.context[UNREADABLE] = true;
	throw error;
}

/** @throws NodeApiError `Invalid Webhook ID`, `Invalid Region` or no permission, in the vendor's words */
export async function getWebhook(
	context: RequestContext,
	region: string,
	id: string,
	repeatable?: Repeatable,
): Promise<AutoGrabWebhook> {
	const body = await autoGrabRequest(context, {
		method: 'GET',
		path: pathTo(context, '/v2/webhooks/{}', id),
		qs: { region },
		repeatable,
	});
	return toWebhook(webhookOf(context, body));
}

/**
 * Creates a webhook and returns it **as AutoGrab stored it**: the docs do not promise that `events` are
 * taken at creation, so compare. Repeated only when AutoGrab said that it did nothing.
 */
export async function createWebhook(
	context: RequestContext,
	webhook: NewWebhook,
	repeatable: Repeatable = 'refused',
): Promise<AutoGrabWebhook> {
	const body = await autoGrabRequest(context, {
		method: 'POST',
		path: '/v2/webhooks',
		body: { ...webhook },
		repeatable,
	});
	// It may well exist, so that another try must not make a second one.
	if (!isObject(body.webhook) || !body.webhook.id) throw markUnclear(noWebhookError(context));
	return toWebhook(webhookOf(context, body));
}

/** `updates` is AutoGrab's map of what changed, property to new value. */
export interface ChangedWebhook {
	webhook: AutoGrabWebhook;
	updates: IDataObject;
}

/** Changes the given properties only. The answer's `webhook` may still be the old one; `updates` is right. */
export async function patchWebhook(
	context: RequestContext,
	region: string,
	id: string,
	changes: WebhookChanges,
	repeatable?: Repeatable,
): Promise<ChangedWebhook> {
	const body = await autoGrabRequest(context, {
		method: 'PATCH',
		path: pathTo(context, '/v2/webhooks/{}', id),
		qs: { region },
		body: { ...changes },
		repeatable,
	});
	const updates = isObject(body.updates) ? body.updates : {};
	return { webhook: toWebhook({ ...webhookOf(context, body), ...updates }), updates };
}

/** Deletes a webhook for good. Returns false when it was already gone, and not by a try whose answer got lost. */
export async function deleteWebhook(
	context: RequestContext,
	region: string,
	id: string,
	repeatable?: Repeatable,
): Promise<boolean> {
	const response = await autoGrabAnswer(context, {
		method: 'DELETE',
		path: pathTo(context, '/v2/webhooks/{}', id),
		qs: { region },
		repeatable,
	});
	if (isOk(response)) return true;
	const words = vendorMessage(response.body) ?? '';
	const gone = /invalid webhook id/i.test(words) || (response.status === 404 && words);
	if (gone) return response.maybeDone === true;
	throw autoGrabError(context, response);
}

/** Makes AutoGrab send a `ping` event; the answer tells status and time of the endpoint's reply. */
export async function pingWebhook(
	context: RequestContext,
	region: string,
	id: string,
): Promise<IDataObject> {
	const body = await autoGrabRequest(context, {
		method: 'POST',
		path: pathTo(context, '/v2/webhooks/{}/ping', id),
		qs: { region },
		repeatable: 'refused',
	});
	return isObject(body.ping) ? body.ping : {};
}

function isWebhook(entry: unknown): entry is IDataObject {
	return isObject(entry) && [entry.id, entry.endpoint].every((value) => typeof value === 'string');
}

/** The answer's webhook; without an ID, nothing could be done with it. */
function webhookOf(context: RequestContext, { webhook }: IDataObject): IDataObject {
	if (isObject(webhook) && webhook.id) return webhook;
	throw noWebhookError(context);
}

function noWebhookError(context: RequestContext): NodeApiError {
	const error = apiError(context.getNode(), 200, {
		message: 'AutoGrab answered without the webhook',
		description:
			'It is not known whether AutoGrab did what was asked. Look with Webhook > Get Many before you try again.',
	});
	error.context[UNREADABLE] = true;
	return error;
}

function toWebhook(data: IDataObject): AutoGrabWebhook {
	const events: unknown[] = Array.isArray(data.events) ? data.events : [];
	return {
		...data,
		id: String(data.id ?? ''),
		endpoint: String(data.endpoint ?? ''),
		events: events.filter((event): event is string => typeof event === 'string'),
	};
}
