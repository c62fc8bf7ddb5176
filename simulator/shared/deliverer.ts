import type { SimulatorClock } from './clock';
import { maskUrl, parseLoose } from './text';
import { sendHttp } from './transport';
import type { DeliveryFilter, DeliveryLogEntry } from './types';

export interface Delivery {
	url: string;
	method: string;
	headers: Record<string, string>;
	/** Exactly what goes over the wire. */
	text: string;
	event: string | null;
	sessionKey?: string;
	webhookId?: string;
	repeats?: DeliveryLogEntry['repeats'];
}

/** Sends events to registered addresses, once each (no vendor documents retries), and remembers them. */
export class Deliverer {
	private log: DeliveryLogEntry[] = [];

	private sent = new Map<number, Delivery>();

	private lastId = 0;

	constructor(
		private readonly clock: SimulatorClock,
		private readonly timeoutMs: () => number,
		private readonly userAgent: string,
	) {}

	async send(delivery: Delivery): Promise<DeliveryLogEntry> {
		const id = ++this.lastId;
		const at = this.clock.iso();
		const sentAt = new Date().toISOString();
		const headers: Record<string, string> = {
			'Content-Type': 'application/json',
			Accept: 'application/json',
			'User-Agent': this.userAgent,
			...delivery.headers,
		};
		const answer = await sendHttp({
			url: delivery.url,
			method: delivery.method,
			headers,
			body: delivery.text,
			timeoutMs: this.timeoutMs(),
		});
		const entry: DeliveryLogEntry = {
			id,
			at,
			sentAt,
			...(delivery.repeats === undefined ? {} : { repeats: delivery.repeats }),
			event: delivery.event,
			url: maskUrl(delivery.url),
			method: delivery.method,
			headerNames: Object.keys(delivery.headers),
			body: parseLoose(delivery.text),
			status: answer.status,
			responseBody: answer.body.slice(0, 64 * 1024),
			durationMs: answer.durationMs,
			error: answer.error,
			...(delivery.sessionKey === undefined ? {} : { sessionKey: delivery.sessionKey }),
			...(delivery.webhookId === undefined ? {} : { webhookId: delivery.webhookId }),
		};
		this.sent.set(id, delivery);
		this.log.push(entry);
		return entry;
	}

	/** Sends a logged delivery once more: as it was, with another text, or without knowing the secret. */
	async repeat(
		deliveryId: number,
		{ text, forged = false }: { text?: string; forged?: boolean } = {},
	): Promise<DeliveryLogEntry> {
		const delivery = this.sent.get(deliveryId);
		if (!delivery) throw new Error(`No delivery with id ${deliveryId}`);
		const as = forged ? 'forged' : text === undefined ? 'same' : 'edited';
		return await this.send({
			...(forged ? withWrongSecret(delivery) : delivery),
			text: text ?? delivery.text,
			repeats: { deliveryId, as },
		});
	}

	list(filter: DeliveryFilter = {}): DeliveryLogEntry[] {
		return this.log.filter(
			(entry) =>
				(filter.event === undefined || entry.event === filter.event) &&
				(filter.url === undefined || entry.url.includes(filter.url)) &&
				(filter.sessionKey === undefined || entry.sessionKey === filter.sessionKey) &&
				(filter.webhookId === undefined || entry.webhookId === filter.webhookId),
		);
	}

	async waitFor(
		filter: DeliveryFilter,
		count: number,
		timeoutMs: number,
	): Promise<DeliveryLogEntry[]> {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const found = this.list(filter);
			if (found.length >= count) return found;
			if (Date.now() > deadline) {
				throw new Error(`Waited ${timeoutMs} ms for ${count} deliveries, saw ${found.length}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 15));
		}
	}

	clear(): void {
		this.log = [];
		this.sent.clear();
	}
}

/** The same delivery from somebody who knows the address but has to guess the secret. */
function withWrongSecret(delivery: Delivery): Delivery {
	const headers = Object.entries(delivery.headers).map(([name, value]) =>
		/^authorization$/i.test(name) ? [name, 'Bearer a-wrong-token'] : [name, value],
	);
	return {
		...delivery,
		url: delivery.url.replace(/([?&][^=&#]*token=)[^&#]*/gi, '$1a-wrong-token'),
		headers: Object.fromEntries(headers) as Record<string, string>,
	};
}
