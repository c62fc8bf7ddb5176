import type { AutoGrabEventName } from '../../nodes/AutoGrab/events';
import { createCommonControl } from '../shared/control';
import type { DeliveryLogEntry } from '../shared/types';
import type { AutoGrabControl } from './controlRoutes';
import { eventBody, subscriptionOf, USUAL_EVENT } from './events';
import { inventAutoGrabAccount } from './settings';
import type { AutoGrabState } from './state';
import type { StoredWebhook } from './types';

/** The control methods of the AutoGrab simulator. */
export function createAutoGrabControl(state: AutoGrabState): AutoGrabControl {
	const find = (id: string): StoredWebhook => {
		const webhook = state.webhook(id);
		if (!webhook) throw new Error(`No webhook ${id}`);
		return webhook;
	};
	const priceChange: AutoGrabEventName = 'recapture_price_change';
	const wireName = (event: string) =>
		event === priceChange ? state.core.settings.priceChangeName : event;

	return {
		...createCommonControl({
			core: state.core,
			resetVendor: () => state.reset(),
			inventAccount: inventAutoGrabAccount,
		}),
		async webhooks({ apiKey, region, deleted = false } = {}) {
			const found = state
				.allWebhooks()
				.filter((webhook) => apiKey === undefined || webhook.apiKey === apiKey)
				.filter((webhook) => region === undefined || webhook.region === region)
				.filter((webhook) => deleted || webhook.deletedAt === null);
			return structuredClone(found);
		},
		async addWebhook({
			apiKey,
			region = 'au',
			id,
			endpoint,
			name = 'Somebody else',
			createdAt,
			...rest
		}) {
			const webhook = state.addWebhook(
				{
					apiKey: state.account(apiKey).apiKey,
					region,
					endpoint,
					name,
					format: 'json',
					events: rest.events ?? [USUAL_EVENT],
					headers: rest.headers ?? [],
				},
				{ id, createdAt },
			);
			return structuredClone(webhook);
		},
		async changeWebhook({ id, changes }) {
			return structuredClone(Object.assign(find(id), changes));
		},
		async loseWebhook({ id }) {
			return { lost: state.forgetWebhook(id) };
		},
		async uploads({ apiKey } = {}) {
			const found = state.uploads.filter(
				(upload) => apiKey === undefined || upload.apiKey === apiKey,
			);
			return structuredClone(found);
		},
		async orders({ apiKey, kind } = {}) {
			const found = state.orders.filter(
				(order) =>
					(apiKey === undefined || order.apiKey === apiKey) &&
					(kind === undefined || order.kind === kind),
			);
			return structuredClone(found);
		},
		async previewEvent({ event, data }) {
			return eventBody(wireName(event), state.core.clock.iso(), data);
		},
		async sendEvent({ event, apiKey, region = 'au', data, body }) {
			const owner = state.account(apiKey).apiKey;
			const subscription = subscriptionOf(event);
			const name = wireName(event);
			const whole = body ?? eventBody(name, state.core.clock.iso(), data);
			const text = JSON.stringify(whole);
			const targets = state
				.allWebhooks()
				.filter((webhook) => webhook.apiKey === owner && webhook.region === region)
				.filter((webhook) => webhook.deletedAt === null && webhook.events.includes(subscription));
			const sent: DeliveryLogEntry[] = [];
			for (const webhook of targets) sent.push(await state.deliver(webhook, name, text));
			return sent;
		},
		async deliver({ webhookId, body, raw, url }) {
			const text = raw ?? JSON.stringify(body ?? null);
			return await state.deliver(find(webhookId), null, text, url);
		},
		async deliverQueued({ webhookId, event = USUAL_EVENT }) {
			const webhook = find(webhookId);
			const text = JSON.stringify(eventBody(wireName(event), state.core.clock.iso()));
			return await state.deliver(webhook, wireName(event), text);
		},
	};
}
