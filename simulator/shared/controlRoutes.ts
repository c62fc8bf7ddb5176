import type {
	ActiveFault,
	CommonSettings,
	DeliveryFilter,
	DeliveryLogEntry,
	FaultRule,
	RequestFilter,
	RequestLogEntry,
	VendorHealth,
} from './types';

/** One way to reach into a simulator. What it takes and answers is known to the compiler only. */
export interface ControlRoute<Method> {
	readonly method?: Method;
}

/** Takes at most one JSON argument and answers JSON. */
export function route<Method extends (input: never) => unknown>(): ControlRoute<Method> {
	return {};
}

/** The methods behind a table of routes, in-process or over HTTP. */
export type Control<Routes> = {
	[Name in keyof Routes]: Routes[Name] extends ControlRoute<(...input: infer Input) => infer Answer>
		? (...input: Input) => Promise<Answer>
		: never;
};

/** Where a simulator serves a route: `POST`, or `GET` without an argument. */
export function controlPath(name: string): string {
	return `/_control/${name}`;
}

/**
 * What both vendors' simulators can be told and asked. A table of routes is the one place that lists
 * them: the server serves it, the client in another process offers it, and both are typed by it.
 */
export function commonControlRoutes<Settings extends CommonSettings, Account>() {
	return {
		/** Back to how it started: state, settings, faults, logs, clock; accounts added later go, too. */
		reset: route<() => { ok: true }>(),
		accounts: route<() => Account[]>(),
		/** Missing fields are invented. Answers the account with its secrets. */
		addAccount: route<(account?: Partial<Account>) => Account>(),
		settings: route<() => Settings>(),
		configure: route<(changes: Partial<Settings>) => Settings>(),
		/** The vendor's clock, as an offset from this machine's. */
		setClock: route<(input: { offsetMs: number }) => { now: string; offsetMs: number }>(),
		addFault: route<(rule: FaultRule) => ActiveFault>(),
		faults: route<() => ActiveFault[]>(),
		clearFaults: route<() => { ok: true }>(),
		/** Down: every vendor request loses its connection until it is up again. */
		setDown: route<(input: { down: boolean }) => { down: boolean }>(),
		requests: route<(filter?: RequestFilter) => RequestLogEntry[]>(),
		deliveries: route<(filter?: DeliveryFilter) => DeliveryLogEntry[]>(),
		clearLogs: route<() => { ok: true }>(),
		/** Resolves when at least `count` matching deliveries have been answered; throws after `timeoutMs` (5000). */
		waitForDeliveries:
			route<
				(input: DeliveryFilter & { count: number; timeoutMs?: number }) => DeliveryLogEntry[]
			>(),
		/**
		 * Sends a logged delivery once more, byte for byte, to the address it went to. `body` replaces what
		 * is sent; `forged` sends it as somebody would who does not know the secret.
		 */
		redeliver:
			route<
				(input: { deliveryId: number; body?: unknown; forged?: boolean }) => DeliveryLogEntry
			>(),
		/** What is broken at the moment. */
		health: route<() => VendorHealth>(),
	};
}

export type CommonControl<Settings extends CommonSettings, Account> = Control<
	ReturnType<typeof commonControlRoutes<Settings, Account>>
>;
