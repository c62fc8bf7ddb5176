import { isDeepStrictEqual } from 'node:util';

import type { AutoGrabEventName } from '../../nodes/AutoGrab/events';
import type { JsonObject } from '../shared/types';
import { eventBody } from './events';
import { invalid, Refusal, type ApiRoute, type Call, type RouteOptions } from './http';
import type { AutoGrabState } from './state';
import type { StoredWebhook } from './types';
import { readChanges, readCreate, webhookView } from './webhookInput';

/** Reference section 5.2. */
export function webhookRoutes(route: ApiRoute, state: AutoGrabState): void {
	const settings = () => state.core.settings;
	const view = (webhook: StoredWebhook) => webhookView(webhook, settings());

	const find = ({ account, region, params }: Call): StoredWebhook | Refusal => {
		const webhook = state.webhook(params.id);
		if (!webhook || webhook.deletedAt !== null) return new Refusal(404, 'Invalid Webhook ID');
		if (webhook.apiKey !== account.apiKey) {
			return new Refusal(403, "You don't have permission to access that webhook");
		}
		return webhook.region === region ? webhook : new Refusal(400, 'Invalid Region');
	};

	/** A route about one webhook. */
	const one = (
		method: RouteOptions['method'],
		path: string,
		act: (webhook: StoredWebhook, call: Call) => ReturnType<RouteOptions['handle']>,
	) =>
		route({
			method,
			path: `/webhooks/:id${path}`,
			product: 'webhooks',
			region: 'query',
			handle: (call) => {
				const webhook = find(call);
				return webhook instanceof Refusal ? webhook : act(webhook, call);
			},
		});

	route({
		method: 'GET',
		path: '/webhooks',
		product: 'webhooks',
		region: 'query',
		handle: ({ account, region }) => {
			const own = state
				.allWebhooks()
				.filter((webhook) => webhook.apiKey === account.apiKey && webhook.region === region)
				.filter((webhook) => webhook.deletedAt === null)
				.sort((a, b) => a.created_at.localeCompare(b.created_at));
			if (settings().listOrder === 'newest-first') own.reverse();
			const empty = own.length === 0 && settings().emptyListAs === 'null';
			return { body: { webhooks: empty ? null : own.map(view) } };
		},
	});

	route({
		method: 'POST',
		path: '/webhooks',
		product: 'webhooks',
		region: 'body',
		handle: ({ account, region, body }) => {
			const given = body && readCreate(body, settings());
			if (!given) return invalid();
			const webhook = state.addWebhook({ apiKey: account.apiKey, region, ...given });
			return { status: settings().createStatus, body: { webhook: view(webhook) } };
		},
	});

	one('GET', '', (webhook) => ({ body: { webhook: view(webhook) } }));

	one('PATCH', '', (webhook, { body }) => {
		const changes = body && readChanges(body);
		if (!changes) return invalid();
		const before = { ...webhook };
		const updates: JsonObject = Object.fromEntries(
			Object.entries(changes).filter(
				([field, value]) => !isDeepStrictEqual(value, before[field as keyof StoredWebhook]),
			),
		);
		Object.assign(webhook, changes);
		const stale = settings().patchEndpoint === 'stale' ? { endpoint: before.endpoint } : {};
		return { body: { webhook: { ...view(webhook), ...stale }, updates } };
	});

	one('DELETE', '', (webhook) => {
		const body = { webhook: view(webhook) };
		webhook.deletedAt = state.core.clock.iso();
		return { body };
	});

	one('POST', '/ping', async (webhook) => {
		const at = state.core.clock.iso();
		const event: AutoGrabEventName = 'ping';
		const text = JSON.stringify(eventBody(event, at, { webhook_id: webhook.id }));
		const sent = await state.deliver(webhook, event, text);
		const failed = sent.status === null || sent.status >= 300;
		if (failed && settings().failedPing === 'error') {
			return new Refusal(400, 'The endpoint could not be reached');
		}
		return {
			body: {
				ping: {
					webhook_id: webhook.id,
					at,
					format: webhook.format,
					endpoint: webhook.endpoint,
					response_time_ms: sent.durationMs,
					response_status: sent.status,
				},
			},
		};
	});
}
