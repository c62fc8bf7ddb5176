import { randomUUID } from 'node:crypto';

import { SimulatorCore } from '../shared/core';
import type { DeliveryLogEntry } from '../shared/types';
import { AUTOGRAB_DEFAULTS, inventAutoGrabAccount } from './settings';
import type {
	AutoGrabAccount,
	AutoGrabSettings,
	StoredOrder,
	StoredUpload,
	StoredWebhook,
} from './types';

/** Everything the simulated vendor remembers. */
export class AutoGrabState {
	readonly core: SimulatorCore<AutoGrabSettings, AutoGrabAccount>;

	private webhooks = new Map<string, StoredWebhook>();

	uploads: StoredUpload[] = [];

	orders: StoredOrder[] = [];

	private lastCreated = 0;

	constructor(settings: Partial<AutoGrabSettings>, accounts: Array<Partial<AutoGrabAccount>>) {
		const given = accounts.length > 0 ? accounts : [{}];
		this.core = new SimulatorCore(
			{ ...AUTOGRAB_DEFAULTS, ...settings },
			given.map(inventAutoGrabAccount),
			'AutoGrab-Simulator/1.0',
		);
	}

	reset(): void {
		this.webhooks.clear();
		this.uploads = [];
		this.orders = [];
	}

	account(apiKey: string | undefined): AutoGrabAccount {
		if (apiKey === undefined) return this.core.accounts[0];
		const account = this.core.accounts.find((candidate) => candidate.apiKey === apiKey);
		if (!account) throw new Error('No account with that API key');
		return account;
	}

	/** Oldest first, with the deleted ones. */
	allWebhooks(): StoredWebhook[] {
		return [...this.webhooks.values()];
	}

	webhook(id: string): StoredWebhook | undefined {
		return this.webhooks.get(id);
	}

	addWebhook(
		webhook: Omit<StoredWebhook, 'id' | 'created_at' | 'deletedAt'>,
		given: { id?: string; createdAt?: string } = {},
	): StoredWebhook {
		// Two created within one millisecond still have an order.
		this.lastCreated = Math.max(this.core.clock.now().getTime(), this.lastCreated + 1);
		const stored: StoredWebhook = {
			...webhook,
			id: given.id ?? randomUUID(),
			created_at: given.createdAt ?? new Date(this.lastCreated).toISOString(),
			deletedAt: null,
		};
		this.webhooks.set(stored.id, stored);
		return stored;
	}

	forgetWebhook(id: string): boolean {
		return this.webhooks.delete(id);
	}

	/** Sends text to a webhook with the headers it was created with. */
	async deliver(
		webhook: StoredWebhook,
		event: string | null,
		text: string,
		url = webhook.endpoint,
	): Promise<DeliveryLogEntry> {
		return await this.core.deliverer.send({
			url,
			method: 'POST',
			headers: Object.fromEntries(webhook.headers.map(({ name, value }) => [name, value])),
			text,
			event,
			webhookId: webhook.id,
		});
	}
}
