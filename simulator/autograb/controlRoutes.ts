import { commonControlRoutes, route, type Control } from '../shared/controlRoutes';
import type { DeliveryLogEntry, JsonObject, RunningSimulator } from '../shared/types';
import type {
	AutoGrabAccount,
	AutoGrabSettings,
	StoredOrder,
	StoredUpload,
	StoredWebhook,
} from './types';

/**
 * What the AutoGrab simulator can be told and asked. Where `apiKey` is optional, the first account is
 * meant; where `region` is, `au`.
 */
export const autoGrabControlRoutes = {
	...commonControlRoutes<AutoGrabSettings, AutoGrabAccount>(),
	/** Without the deleted ones unless asked for. */
	webhooks:
		route<(input?: { apiKey?: string; region?: string; deleted?: boolean }) => StoredWebhook[]>(),
	/** Another system with the same key (or another account) has a webhook. */
	addWebhook: route<
		(input: {
			/** Default: a new one. */
			id?: string;
			apiKey?: string;
			region?: string;
			endpoint: string;
			name?: string;
			events?: string[];
			headers?: Array<{ name: string; value: string }>;
			createdAt?: string;
		}) => StoredWebhook
	>(),
	/** Somebody else changes a webhook, unseen by us. */
	changeWebhook: route<(input: { id: string; changes: Partial<StoredWebhook> }) => StoredWebhook>(),
	/** The vendor forgets a webhook. */
	loseWebhook: route<(input: { id: string }) => { lost: boolean }>(),
	uploads: route<(input?: { apiKey?: string }) => StoredUpload[]>(),
	/** Oldest first; `kind` is the first part of the path, such as insurance-claims. */
	orders: route<(input?: { apiKey?: string; kind?: string }) => StoredOrder[]>(),
	/** The body that `sendEvent` would send, without sending it. */
	previewEvent: route<(input: { event: string; data?: JsonObject }) => JsonObject>(),
	/**
	 * Sends an event to every webhook of the account and region that subscribes to it. `price_change` is
	 * sent to the subscribers of recapture_price_change under that name. `data` replaces fields of the sample's data
	 * (merged deeply); `body` replaces the whole body. Every call invents new ids and times unless given.
	 */
	sendEvent:
		route<
			(input: {
				event: string;
				apiKey?: string;
				region?: string;
				data?: JsonObject;
				body?: unknown;
			}) => DeliveryLogEntry[]
		>(),
	/** Any body, or any text, to one webhook, deleted or not, subscribed or not. `url` replaces the endpoint (e.g. without its token). */
	deliver:
		route<
			(input: { webhookId: string; body?: unknown; raw?: string; url?: string }) => DeliveryLogEntry
		>(),
	/** What was still queued for a webhook when it was deleted arrives now (default: one recapture_new). */
	deliverQueued: route<(input: { webhookId: string; event?: string }) => DeliveryLogEntry>(),
};

export type AutoGrabControl = Control<typeof autoGrabControlRoutes>;

export interface AutoGrabSimulator extends AutoGrabControl, RunningSimulator {
	/** The first account as the fields of the `autoGrabApi` credential. */
	credential: { apiKey: string; region: string; baseUrl: string };
}
