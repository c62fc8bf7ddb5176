import { SimulatorClock } from './clock';
import { Deliverer } from './deliverer';
import { FaultQueue, pathMatches } from './faults';
import type { CommonSettings, RequestFilter, RequestLogEntry } from './types';

export const COMMON_DEFAULTS: CommonSettings = {
	rateLimitPerSecond: null,
	latencyMs: 0,
	deliveryTimeoutMs: 30_000,
};

const MAX_LOG = 20_000;

/** The limit that an account without one sees. */
const UNLIMITED = 1000;

export interface RateState {
	allowed: boolean;
	total: number;
	remaining: number;
	/** Epoch seconds of the vendor's clock. */
	reset: number;
}

/** Everything a simulator has in addition to its vendor's state. */
export class SimulatorCore<Settings extends CommonSettings, Account> {
	readonly clock = new SimulatorClock();

	readonly faults = new FaultQueue();

	readonly deliverer: Deliverer;

	settings: Settings;

	accounts: Account[];

	down = false;

	private requestLog: RequestLogEntry[] = [];

	private lastRequest = 0;

	private windows = new Map<string, { second: number; count: number }>();

	constructor(
		private readonly initialSettings: Settings,
		private readonly initialAccounts: Account[],
		userAgent: string,
	) {
		this.settings = structuredClone(initialSettings);
		this.accounts = structuredClone(initialAccounts);
		this.deliverer = new Deliverer(this.clock, () => this.settings.deliveryTimeoutMs, userAgent);
	}

	reset(): void {
		this.settings = structuredClone(this.initialSettings);
		this.accounts = structuredClone(this.initialAccounts);
		this.clock.offsetMs = 0;
		this.down = false;
		this.faults.clear();
		this.clearLogs();
		this.windows.clear();
	}

	clearLogs(): void {
		this.requestLog = [];
		this.deliverer.clear();
	}

	configure(changes: Partial<Settings>): Settings {
		for (const key of Object.keys(changes)) {
			if (!(key in this.initialSettings)) throw new Error(`Unknown setting: ${key}`);
		}
		this.settings = { ...this.settings, ...changes };
		return structuredClone(this.settings);
	}

	/** Opens a log entry; the caller fills in status and duration when the answer is out. */
	logRequest(method: string, path: string, query: string): RequestLogEntry {
		const entry: RequestLogEntry = {
			id: ++this.lastRequest,
			at: this.clock.iso(),
			method,
			path,
			route: null,
			query,
			status: null,
			durationMs: 0,
			account: null,
			fault: null,
			note: null,
		};
		this.requestLog.push(entry);
		if (this.requestLog.length > MAX_LOG) this.requestLog.shift();
		return entry;
	}

	requests(filter: RequestFilter = {}): RequestLogEntry[] {
		return this.requestLog
			.filter(
				(entry) =>
					(filter.method === undefined || filter.method.toUpperCase() === entry.method) &&
					pathMatches(filter.path, entry.path),
			)
			.map((entry) => ({ ...entry }));
	}

	/** Counts a request of `who` against the limit per second. */
	countRequest(who: string): RateState {
		const limit = this.settings.rateLimitPerSecond;
		const total = limit ?? UNLIMITED;
		const second = Math.floor(this.clock.now().getTime() / 1000);
		const window = this.windows.get(who);
		const count = window?.second === second ? window.count + 1 : 1;
		this.windows.set(who, { second, count });
		return {
			allowed: limit === null || count <= limit,
			total,
			remaining: Math.max(0, total - count),
			reset: second + 1,
		};
	}
}
