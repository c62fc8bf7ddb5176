import type { AutoGrabEventName } from '../../nodes/AutoGrab/events';
import { createCommonControl } from '../shared/control';
import type { DeliveryLogEntry, JsonObject } from '../shared/types';
import { eventBody, subscriptionOf, USUAL_EVENT } from './events';
import { inventAutoGrabAccount } from './settings';
import type { AutoGrabState } from './state';
import type { StoredWebhook } from './types';

interface Account {
	apiKey?: string;
}

/**
 * What the AutoGrab simulator can be told and asked. Where `apiKey` is optional, the first account is meant; where
 * `region` is, `au`.
 */
export function createAutoGrabControl(state: AutoGrabState) {
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
		/** Without the deleted ones unless asked for. */
		async webhooks({
			apiKey,
			region,
			deleted = false,
		}: Account & { region?: string; deleted?: boolean } = {}) {
			const found = state
				.allWebhooks()
				.filter((webhook) => apiKey === undefined || webhook.apiKey === apiKey)
				.filter((webhook) => region === undefined || webhook.region === region)
				.filter((webhook) => deleted || webhook.deletedAt === null);
			return structuredClone(found);
		},
		/** Another system with the same key (or another account) has a webhook. */
		async addWebhook({
			apiKey,
			region = 'au',
			id,
			endpoint,
			name = 'Somebody else',
			createdAt,
			...rest
		}: Account & {
			region?: string;
			/** Default: a new one. */
			id?: string;
			endpoint: string;
			name?: string;
			events?: string[];
			headers?: Array<{ name: string; value: string }>;
			createdAt?: string;
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
		/** Somebody else changes a webhook, unseen by us. */
		async changeWebhook({ id, changes }: { id: string; changes: Partial<StoredWebhook> }) {
			return structuredClone(Object.assign(find(id), changes));
		},
		/** The vendor forgets a webhook. */
		async loseWebhook({ id }: { id: string }) {
			return { lost: state.forgetWebhook(id) };
		},
		async uploads({ apiKey }: Account = {}) {
			const found = state.uploads.filter(
				(upload) => apiKey === undefined || upload.apiKey === apiKey,
			);
			return structuredClone(found);
		},
		/** Oldest first; `kind` is the first part of the path, such as insurance-claims. */
		async orders({ apiKey, kind }: Account & { kind?: string } = {}) {
			const found = state.orders.filter(
				(order) =>
					(apiKey === undefined || order.apiKey === apiKey) &&
					(kind === undefined || order.kind === kind),
			);
			return structuredClone(found);
		},
		/** The body that `sendEvent` would send, without sending it. */
		async previewEvent({ event, data }: { event: string; data?: JsonObject }) {
			return eventBody(wireName(event), state.core.clock.iso(), data);
		},
		/**
		 * Sends an event to every webhook of the account and region that subscribes to it. `price_change` is
		 * sent to the subscribers of recapture_price_change under that name. `data` replaces fields of the sample's data
		 * (merged deeply); `body` replaces the whole body. Every call invents new ids and times unless given.
		 */
		async sendEvent({
			event,
			apiKey,
			region = 'au',
			data,
			body,
		}: Account & { event: string; region?: string; data?: JsonObject; body?: unknown }) {
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
		/** Any body, or any text, to one webhook, deleted or not, subscribed or not. `url` replaces the endpoint (e.g. without its token). */
		async deliver({
			webhookId,
			body,
			raw,
			url,
		}: {
			webhookId: string;
			body?: unknown;
			raw?: string;
			url?: string;
		}) {
			const text = raw ?? JSON.stringify(body ?? null);
			return await state.deliver(find(webhookId), null, text, url);
		},
		/** What was still queued for a webhook when it was deleted arrives now (default: one recapture_new). */
		async deliverQueued({ webhookId, event = USUAL_EVENT }: { webhookId: string; event?: string }) {
			const webhook = find(webhookId);
			const text = JSON.stringify(eventBody(wireName(event), state.core.clock.iso()));
			return await state.deliver(webhook, wireName(event), text);
		},
	};
}

export type AutoGrabControl = ReturnType<typeof createAutoGrabControl>;
