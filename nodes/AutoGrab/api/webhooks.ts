import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/json';
import type { RequestContext } from '../../shared/http';
import { autoGrabAnswer, autoGrabError, autoGrabRequest, isOk } from './request';
import { vendorMessage } from '../../shared/errors';

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
}

export type WebhookChanges = Partial<
	Pick<AutoGrabWebhook, 'name' | 'endpoint' | 'events' | 'format'>
>;

/** All webhooks of the account in one region; none is `[]`. */
export async function listWebhooks(
	ctx: RequestContext,
	region: string,
): Promise<AutoGrabWebhook[]> {
	const body = await autoGrabRequest(ctx, { method: 'GET', path: '/v2/webhooks', qs: { region } });
	const list: unknown[] = Array.isArray(body?.webhooks) ? body.webhooks : [];
	return list.filter(isObject).map((entry) => toWebhook(entry));
}

/** @throws NodeApiError `Invalid Webhook ID`, `Invalid Region` or no permission, in the vendor's words */
export async function getWebhook(
	ctx: RequestContext,
	region: string,
	id: string,
): Promise<AutoGrabWebhook> {
	const body = await autoGrabRequest(ctx, { method: 'GET', path: path(id), qs: { region } });
	return toWebhook(webhookOf(body), { id });
}

/**
 * Creates a webhook and returns it **as AutoGrab stored it**: the docs do not promise that `events` are
 * taken at creation, so compare. Repeated only when AutoGrab said that it did nothing.
 */
export async function createWebhook(
	ctx: RequestContext,
	webhook: NewWebhook,
): Promise<AutoGrabWebhook> {
	const body = await autoGrabRequest(ctx, {
		method: 'POST',
		path: '/v2/webhooks',
		body: { ...webhook },
		repeatable: 'refused',
	});
	return toWebhook(webhookOf(body));
}

/** Changes the given properties only. The answer's `webhook` may still be the old one; `updates` is right. */
export async function updateWebhook(
	ctx: RequestContext,
	region: string,
	id: string,
	changes: WebhookChanges,
): Promise<AutoGrabWebhook> {
	const body = await autoGrabRequest(ctx, {
		method: 'PATCH',
		path: path(id),
		qs: { region },
		body: { ...changes },
	});
	const updates = isObject(body?.updates) ? body.updates : {};
	return toWebhook({ ...webhookOf(body), ...updates }, { id });
}

/** Deletes a webhook for good. Returns false when it was already gone. */
export async function deleteWebhook(
	ctx: RequestContext,
	region: string,
	id: string,
): Promise<boolean> {
	const response = await autoGrabAnswer(ctx, { method: 'DELETE', path: path(id), qs: { region } });
	if (isOk(response)) return true;
	const words = vendorMessage(response.body) ?? '';
	if (/invalid webhook id/i.test(words) || (response.status === 404 && words)) return false;
	throw autoGrabError(ctx, response);
}

/** Makes AutoGrab send a `ping` event; the answer tells status and time of the endpoint's reply. */
export async function pingWebhook(
	ctx: RequestContext,
	region: string,
	id: string,
): Promise<IDataObject> {
	const body = await autoGrabRequest(ctx, {
		method: 'POST',
		path: `${path(id)}/ping`,
		qs: { region },
		repeatable: 'refused',
	});
	return isObject(body?.ping) ? body.ping : {};
}

function path(id: string): string {
	return `/v2/webhooks/${encodeURIComponent(id)}`;
}

function webhookOf(body: IDataObject): IDataObject {
	return isObject(body?.webhook) ? body.webhook : {};
}

function toWebhook(data: IDataObject, fallback: { id?: string } = {}): AutoGrabWebhook {
	const events: unknown[] = Array.isArray(data.events) ? data.events : [];
	return {
		...data,
		id: String(data.id ?? fallback.id ?? ''),
		endpoint: String(data.endpoint ?? ''),
		events: events.filter((event): event is string => typeof event === 'string'),
	};
}
