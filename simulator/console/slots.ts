import { PAVE_EVENTS } from '../pave/events';
import type { PaveAccount, StoredCallback } from '../pave/types';
import type { AutoGrabAccount, StoredWebhook } from '../autograb/types';
import { maskUrl } from '../shared/text';
import { isTestUrl, sentTo } from './timeline';
import type { N8nSnapshot, Slot } from './types';

export interface Registered {
	paveAccounts: PaveAccount[];
	callbacks: StoredCallback[];
	autoGrabAccounts: AutoGrabAccount[];
	webhooks: StoredWebhook[];
}

/** Who receives what: PAVE's one place per key and event, and AutoGrab's many webhooks. */
export function readSlots(registered: Registered, n8n: N8nSnapshot | undefined): Slot[] {
	const pave = registered.paveAccounts.flatMap((account) =>
		PAVE_EVENTS.map((event) => {
			const callback = registered.callbacks.find(
				(candidate) => candidate.apiKey === account.apiKey && candidate.event === event,
			);
			const id = `pave ${account.username} ${event}`;
			const place = { id, vendor: 'pave' as const, account: account.username, events: [event] };
			if (!callback) return empty(place);
			const remembers = Object.keys(callback.headers).some((name) =>
				/^x-n8n-displaced$/i.test(name),
			);
			return {
				...place,
				...occupied(callback.url, callback.updatedAt, n8n),
				...(remembers ? { displaced: { host: null } } : {}),
			};
		}),
	);
	const autoGrab = registered.webhooks.map((webhook) => {
		const account = registered.autoGrabAccounts.find(({ apiKey }) => apiKey === webhook.apiKey);
		return {
			id: `autograb ${webhook.id}`,
			vendor: 'autograb' as const,
			account: `${account?.name ?? ''} ${webhook.region}`,
			events: webhook.events,
			...occupied(webhook.endpoint, webhook.created_at, n8n),
		};
	});
	return [...pave, ...autoGrab];
}

/** What was seen of each place while the console looked: who was there before, and what was taken and won back. */
export class SlotHistory {
	private last = new Map<string, Slot>();

	private before = new Map<string, string>();

	private taken = new Set<string>();

	readonly recovered = new Set<string>();

	/** Notes what changed since the last look and adds whom each owner put aside. */
	observe(slots: readonly Slot[]): Slot[] {
		for (const slot of slots) {
			const { id, owner, ours, test } = slot;
			const previous = this.last.get(id);
			if (previous && previous.owner !== owner && previous.owner !== null && !previous.ours) {
				this.before.set(id, previous.owner);
			}
			if (previous?.ours && !previous.test && owner !== null && !ours) this.taken.add(id);
			if (ours && !test && this.taken.has(id)) this.recovered.add(id);
			this.last.set(id, slot);
		}
		return slots.map((slot) =>
			slot.displaced ? { ...slot, displaced: { host: this.before.get(slot.id) ?? null } } : slot,
		);
	}
}

function empty(place: Pick<Slot, 'id' | 'vendor' | 'account' | 'events'>): Slot {
	return { ...place, owner: null, ours: false, url: '', test: false, since: '' };
}

function occupied(
	url: string,
	since: string,
	n8n: N8nSnapshot | undefined,
): Pick<Slot, 'owner' | 'ours' | 'url' | 'test' | 'since' | 'workflowUrl'> {
	const workflow = n8n?.workflows.find(({ triggers }) => sentTo(url, triggers));
	return {
		owner: workflow?.name ?? hostOf(url),
		ours: workflow !== undefined,
		...(n8n && workflow ? { workflowUrl: `${n8n.url}/workflow/${workflow.id}` } : {}),
		url: maskUrl(url),
		test: isTestUrl(url),
		since,
	};
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : url;
}
