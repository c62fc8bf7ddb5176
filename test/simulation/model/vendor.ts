import type { FastifyInstance } from 'fastify';
import type { SimAnswer, SimRequest } from './http';
import type { Kernel } from './kernel';

/** One registration, in words both vendors share. */
export interface Held {
	/** PAVE: the event of the slot; AutoGrab: the region. */
	place: string;
	url: string;
	method: string;
	headers: Record<string, string>;
	payload: Record<string, unknown>;
	events: string[];
	/** Id of the credential whose account holds it. */
	account: string;
	/** Everything the vendor stores about it but its times, to be compared byte by byte. */
	bytes: string;
}

/** What a vendor makes of headers that it is to store; the reference promises nothing. */
export const HEADER_FATES = ['kept', 'dropped', 'cut', 're-cased', 'merged'] as const;
export type HeaderFate = (typeof HEADER_FATES)[number];

/** Credential data by the id under which n8n keeps it. */
export type Credentials = Record<string, Record<string, string>>;

/** A vendor as histories see it: the simulator's server, asked in-process, with its real routes and authentication. */
export interface Vendor {
	readonly name: 'pave' | 'autoGrab';
	readonly origin: string;
	readonly credentialType: 'paveApi' | 'autoGrabApi';
	/** `A` and `B`: two accounts. */
	readonly credentials: Credentials;
	/** How long a list still shows what was, in milliseconds. */
	lagMs: number;
	headerFate: HeaderFate;
	/** Answers one request. Only what was asked over the network meets the fates of headers and lists. */
	answer(request: SimRequest): Promise<SimAnswer>;
	held(): Held[];
	/** The account gets another secret (AutoGrab: another key that owns what the old one did). @returns the old one */
	rotate(account: string, secret?: string): string;
	/** The vendor forgets what is held in a place. */
	lose(place: string, url?: string): void;
	/** Somebody else registers, or edits what is registered. */
	register(input: Registration): void;
	/** The body of an event, unlike any other. */
	event(name: string, serial: number): Record<string, unknown>;
}

export interface Registration {
	place: string;
	url: string;
	method?: string;
	headers?: Record<string, string>;
	payload?: Record<string, unknown>;
	events?: string[];
}

/** What one vendor adds to the server it is. */
export interface VendorParts {
	app: FastifyInstance;
	/** The requests whose answers lag, signed by account. */
	lists: (account: string) => SimRequest[];
	isList: (request: SimRequest) => boolean;
}

/** Asks a simulator's server, with lists that lag where the vendor does. */
export class LaggingServer {
	lagMs = 0;

	private stale: { until: number; answers: Map<string, SimAnswer> } | undefined;

	constructor(
		private readonly kernel: Kernel,
		private readonly parts: VendorParts,
	) {}

	async answer(request: SimRequest, account: string): Promise<SimAnswer> {
		const { kernel, parts } = this;
		if (request.method !== 'GET') await this.remember(account);
		const old = this.stale?.answers.get(new URL(request.url).href);
		const lags = old !== undefined && kernel.now < (this.stale?.until ?? 0);
		// Whoever may not ask is told so, lagging or not.
		const answer = await this.inject(request);
		return lags && parts.isList(request) && answer.status === 200 ? old : answer;
	}

	/** Lists go on showing what is there before this change. */
	private async remember(account: string): Promise<void> {
		const { kernel, lagMs } = this;
		if (lagMs === 0 || kernel.now < (this.stale?.until ?? 0)) return;
		const answers = new Map<string, SimAnswer>();
		for (const list of this.parts.lists(account)) {
			answers.set(new URL(list.url).href, await this.inject(list));
		}
		this.stale = { until: kernel.now + lagMs, answers };
	}

	private async inject({ method, url, headers, text }: SimRequest): Promise<SimAnswer> {
		const { pathname, search } = new URL(url);
		const response = await this.kernel.outsideTime(
			this.parts.app.inject({
				method: method as 'GET',
				url: `${pathname}${search}`,
				headers,
				...(text === '' ? {} : { payload: text }),
			}),
		);
		return {
			status: response.statusCode,
			headers: Object.fromEntries(
				Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
			),
			text: response.payload,
		};
	}
}

let accounts = 0;

/** A key that no other history has: what a process remembers of an account must not outlive its history. */
export const invented = (prefix: string) => `${prefix}-${String(++accounts).padStart(8, '0')}`;
