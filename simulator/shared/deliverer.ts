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

	async repeat(deliveryId: number): Promise<DeliveryLogEntry> {
		const delivery = this.sent.get(deliveryId);
		if (!delivery) throw new Error(`No delivery with id ${deliveryId}`);
		return await this.send(delivery);
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
