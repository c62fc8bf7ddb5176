/** What both vendor simulators share. */

export type JsonObject = { [key: string]: unknown };

/** Ways in which an answer can go wrong. */
export const FAULT_KINDS = [
	'status',
	'delay',
	'drop',
	'act-then-drop',
	'act-then-status',
	'body',
	'redirect',
	'huge',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault that the simulator injects into matching vendor requests. Rules are tried in order. */
export interface FaultRule {
	method?: string;
	/** A path prefix such as `/v1/callbacks`, or, between slashes and a caret (`/^\/v1\/x$/`), a regular expression. Compared with the path without its query. */
	path?: string;
	/** How many matching requests pass unharmed before the rule bites. Default 0. */
	skip?: number;
	/** How many matching requests it bites. Default 1. */
	times?: number | 'always';
	/**
	 * `status` answers without acting · `delay` acts, late · `drop` closes the connection without acting ·
	 * `act-then-drop` acts, then closes the connection · `act-then-status` acts, then answers `status`/`body` ·
	 * `body` acts, then answers `body` with the original (or the given) status · `redirect` answers with a redirect
	 * (`status`, default 302) to `location`, without acting · `huge` acts, then answers the given (or the original)
	 * status with JSON of `bytes` bytes, compressed to a thousandth.
	 */
	kind: FaultKind;
	status?: number;
	headers?: Record<string, string>;
	/** A string is sent as it is (raw, may be no JSON); anything else as JSON. */
	body?: unknown;
	delayMs?: number;
	/** Of a `redirect`: the other host, to which the path that was asked for is added. */
	location?: string;
	/** Of a `huge` answer, unpacked; default 64 MB. */
	bytes?: number;
}

export interface ActiveFault extends FaultRule {
	id: number;
	seen: number;
	hits: number;
}

/** One request a client made to the vendor's API. Never holds tokens, secrets or bodies. */
export interface RequestLogEntry {
	id: number;
	at: string;
	method: string;
	path: string;
	/** What the path stands for, as `/v1/sessions/{key}`; null if the vendor has no such endpoint. */
	route: string | null;
	query: string;
	/** null: the connection was closed without an answer. */
	status: number | null;
	durationMs: number;
	/** Name of the account the request was authenticated for. */
	account: string | null;
	/** Kind of the fault injected, if any. */
	fault: string | null;
	/** Why the simulator refused it; more than the vendor would tell. */
	note: string | null;
}

/** One event the simulator sent to a registered address. */
export interface DeliveryLogEntry {
	id: number;
	/** By the vendor's clock. */
	at: string;
	/** By this machine's clock, which the vendor's may differ from. */
	sentAt: string;
	/** What was done to the delivery it repeats; absent if the vendor sent it unasked. */
	repeats?: { deliveryId: number; as: 'same' | 'edited' | 'forged' };
	event: string | null;
	/** The address, with the value of a `token` query parameter masked. */
	url: string;
	method: string;
	/** Names only: their values are secrets. */
	headerNames: string[];
	/** The parsed body, or the raw string when it was no JSON. */
	body: unknown;
	/** null: no answer; `error` says why. */
	status: number | null;
	responseBody: string;
	durationMs: number;
	error: string | null;
	sessionKey?: string;
	webhookId?: string;
}

export interface RequestFilter {
	method?: string;
	/** Same notation as FaultRule.path. */
	path?: string;
}

export interface DeliveryFilter {
	event?: string;
	/** Part of the address. */
	url?: string;
	sessionKey?: string;
	webhookId?: string;
}

/** Settings both vendors know. */
export interface CommonSettings {
	/** Requests per second and account above which 429 is answered; null = no limit. */
	rateLimitPerSecond: number | null;
	/** Added to every vendor answer, as network latency. */
	latencyMs: number;
	deliveryTimeoutMs: number;
}

/** What is broken at a simulator at the moment. */
export interface VendorHealth {
	down: boolean;
	clockOffsetMs: number;
	latencyMs: number;
	rateLimitPerSecond: number | null;
	/** Faults that may still bite. */
	faults: number;
}

/** What a running simulator offers in-process, besides its control methods. */
export interface RunningSimulator {
	/** e.g. `http://127.0.0.1:43125`, no trailing slash: the credential's base URL, and the console page. */
	url: string;
	port: number;
	close(): Promise<void>;
}

export interface StartOptions<Settings, Account> {
	/** Default 0: any free port. */
	port?: number;
	/** Default: one invented account. */
	accounts?: Array<Partial<Account>>;
	settings?: Partial<Settings>;
}
