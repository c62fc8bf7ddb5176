import { strike, type Fault } from './faults';
import { jsonAnswer, LostConnection, parsed, type SimAnswer, type SimRequest } from './http';
import type { Kernel } from './kernel';
import type { N8n } from './n8n';
import { receive, type Received } from './reception';
import type { Vendor } from './vendor';

/** Milliseconds a call needs to the other side, and back. */
const LATENCY_MS = 10;

export const FOREIGN_HOST = 'crm.example.com';

/** Who is reached at which address, and what goes wrong on the way to the vendor. */
export abstract class Network {
	abstract readonly kernel: Kernel;

	abstract readonly vendor: Vendor;

	abstract readonly n8n: N8n;

	/** What n8n was asked at its webhook addresses. */
	readonly received: Received[] = [];

	/** Bodies that arrived at somebody else's system. */
	readonly foreignInbox: Array<{ url: string; body: Record<string, unknown> }> = [];

	/** Vendor calls since {@link watch}. */
	calls: Array<{ method: string; path: string }> = [];

	/** Added to an answer's way back, by the number of the call. */
	slow: ((call: number) => number) | undefined;

	/** Told of each vendor call once the vendor has acted, or has been kept from it. */
	onCall: ((call: { method: string; path: string }) => void) | undefined;

	protected readonly oldOrigins: string[] = [];

	private fault: Fault | undefined;

	private struck: { method: string; path: string } | undefined;

	/** Counts vendor calls from here on, and lets a fault strike among them. */
	watch(fault?: Fault): void {
		this.fault = fault;
		this.struck = undefined;
		this.calls = [];
	}

	/** @throws LostConnection */
	async send(request: SimRequest, begun: () => void = () => {}): Promise<SimAnswer> {
		const { origin, host } = new URL(request.url);
		await this.kernel.wait(LATENCY_MS);
		if (origin === this.vendor.origin) return await this.vendorCall(request, begun);
		if (origin === this.n8n.origin) {
			const answer = await receive(this.n8n, request, this.received);
			await this.kernel.wait(1);
			return answer;
		}
		if (this.oldOrigins.includes(origin)) throw new LostConnection('ECONNREFUSED');
		if (host !== FOREIGN_HOST) throw new LostConnection('ENOTFOUND');
		this.foreignInbox.push({
			url: request.url,
			body: parsed(request.text) as Record<string, unknown>,
		});
		return jsonAnswer(200, { ok: true });
	}

	private async vendorCall(request: SimRequest, begun: () => void): Promise<SimAnswer> {
		const number = this.calls.length;
		const call = { method: request.method, path: new URL(request.url).pathname };
		this.calls.push(call);
		const act = () => this.vendor.answer(request);
		const back = LATENCY_MS + (this.slow?.(number) ?? 0);
		const { apiKey } = this.vendor.credential;
		const fault = this.strikes(number, call) ? this.fault : undefined;
		const answering = fault ? strike(fault.kind, act, begun, apiKey) : act();
		this.onCall?.(call);
		const answer = await answering;
		await this.kernel.wait(back);
		return answer;
	}

	private strikes(number: number, call: { method: string; path: string }): boolean {
		const { fault, struck } = this;
		if (!fault) return false;
		if (number === fault.call) {
			this.struck = call;
			return true;
		}
		return fault.always && struck?.method === call.method && struck.path === call.path;
	}
}
