import { LOGIN_HOST, strike, type Fault } from './faults';
import { htmlAnswer, jsonAnswer, LostConnection, type SimAnswer, type SimRequest } from './http';
import type { Kernel } from './kernel';
import type { N8n } from './n8n';
import { receive, type Received } from './reception';
import type { Vendor } from './vendor';

/** Milliseconds a call needs to the other side, and back. */
const LATENCY_MS = 10;
const MINUTE_MS = 60_000;
/** Answers that no client takes for something that passes. */
const LASTING = /^(40\d|302|html)/;

export const FOREIGN_HOST = 'crm.example.com';

interface Call {
	method: string;
	path: string;
}

/** Who is reached at which address, and what goes wrong on the way to the vendor. */
export abstract class Network {
	abstract readonly kernel: Kernel;

	abstract readonly vendor: Vendor;

	/** The n8n of the history first, then copies of it. */
	abstract readonly n8ns: N8n[];

	/** What n8n was asked at its webhook addresses. */
	readonly received: Received[] = [];

	/** What arrived at somebody else's system, or where a redirect led. */
	readonly elsewhere: SimRequest[] = [];

	/** Vendor calls since {@link watch}. */
	calls: Call[] = [];

	/** Added to an answer's way back, by the number of the call. */
	slow: ((call: number) => number) | undefined;

	/** Told of each vendor call once the vendor has acted, or has been kept from it. */
	onCall: ((call: Call) => void) | undefined;

	/** The vendor has once refused, or called something gone, that was there. */
	lastingRefusal = false;

	/** Something has gone wrong on the way to the vendor. */
	disturbed = false;

	private fault: Fault | undefined;

	private struck: { call: Call; at: number } | undefined;

	/** Counts vendor calls from here on, and lets a fault strike among them. */
	watch(fault?: Fault): void {
		this.fault = fault;
		this.struck = undefined;
		this.slow = undefined;
		this.calls = [];
	}

	/**
	 * @param from the n8n that asks; undefined where the vendor or somebody else does
	 * @throws LostConnection
	 */
	async send(request: SimRequest, begun: () => void = () => {}, from?: N8n): Promise<SimAnswer> {
		const { origin, host } = new URL(request.url);
		await this.kernel.wait(LATENCY_MS);
		if (origin === this.vendor.origin) return await this.vendorCall(request, begun);
		const asked = this.n8ns.find(({ address: { production, test } }) =>
			[production, test].includes(origin),
		);
		if (asked) {
			if (asked === from && !asked.reachesItself) throw new LostConnection('ECONNREFUSED');
			const answer = await receive(asked, request, this.received);
			await this.kernel.wait(1);
			return answer;
		}
		if (host !== FOREIGN_HOST && host !== LOGIN_HOST) throw new LostConnection('ECONNREFUSED');
		this.elsewhere.push(request);
		return host === LOGIN_HOST ? htmlAnswer(200) : jsonAnswer(200, { ok: true });
	}

	private async vendorCall(request: SimRequest, begun: () => void): Promise<SimAnswer> {
		const number = this.calls.length;
		const call = { method: request.method, path: new URL(request.url).pathname };
		this.calls.push(call);
		const act = async () => await this.vendor.answer(request);
		const back = LATENCY_MS + (this.slow?.(number) ?? 0);
		const { headers } = request;
		const apiKey = headers['api-key'] ?? headers.apikey ?? '';
		const fault = this.strikes(number, call, apiKey) ? this.fault : undefined;
		this.disturbed ||= fault !== undefined;
		if (fault && LASTING.test(fault.kind)) this.lastingRefusal = true;
		const answering = fault ? strike(fault.kind, act, begun, apiKey) : act();
		// What never comes must not keep anybody from hearing that the call was made.
		await Promise.race([answering.catch(() => undefined), this.kernel.wait(1)]);
		this.onCall?.(call);
		const answer = await answering;
		await this.kernel.wait(back);
		return answer;
	}

	private strikes(number: number, call: Call, apiKey: string): boolean {
		const { fault, struck, kernel } = this;
		if (!fault || (fault.apiKey ?? apiKey) !== apiKey) return false;
		if (!struck) {
			if (number !== fault.call) return false;
			this.struck = { call, at: kernel.now };
			return true;
		}
		if (fault.lasts === 'for a minute') return kernel.now - struck.at < MINUTE_MS;
		const alike = struck.call.method === call.method && struck.call.path === call.path;
		return fault.lasts === 'always' && alike;
	}
}
