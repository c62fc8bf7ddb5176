import type { FastifyInstance } from 'fastify';

import type { SimulatorCore } from './core';
import { CONTROL } from './server';
import { parseLoose } from './text';
import type {
	ActiveFault,
	CommonSettings,
	DeliveryFilter,
	FaultRule,
	RequestFilter,
	VendorHealth,
} from './types';

export interface ControlParts<Settings extends CommonSettings, Account> {
	core: SimulatorCore<Settings, Account>;
	resetVendor(): void;
	inventAccount(given: Partial<Account>): Account;
}

/** The control methods of both simulators; each takes at most one argument, which JSON can hold. */
export function createCommonControl<Settings extends CommonSettings, Account>({
	core,
	resetVendor,
	inventAccount,
}: ControlParts<Settings, Account>) {
	return {
		/** Back to how it started: state, settings, faults, logs, clock; accounts added later go, too. */
		async reset() {
			core.reset();
			resetVendor();
			return { ok: true };
		},
		async accounts(): Promise<Account[]> {
			return structuredClone(core.accounts);
		},
		/** Missing fields are invented. Answers the account with its secrets. */
		async addAccount(given: Partial<Account> = {}): Promise<Account> {
			const account = inventAccount(given);
			core.accounts.push(account);
			return structuredClone(account);
		},
		async settings(): Promise<Settings> {
			return structuredClone(core.settings);
		},
		/** @throws when there is no such setting */
		async configure(changes: Partial<Settings>): Promise<Settings> {
			return core.configure(changes);
		},
		/** The vendor's clock, as an offset from this machine's. */
		async setClock({ offsetMs }: { offsetMs: number }) {
			if (!Number.isFinite(offsetMs)) throw new Error('offsetMs must be a number');
			core.clock.offsetMs = offsetMs;
			return { now: core.clock.iso(), offsetMs };
		},
		async addFault(rule: FaultRule) {
			return core.faults.add(rule);
		},
		async faults() {
			return core.faults.list();
		},
		async clearFaults() {
			core.faults.clear();
			return { ok: true };
		},
		/** Down: every vendor request loses its connection until it is up again. */
		async setDown({ down }: { down: boolean }) {
			core.down = down;
			return { down };
		},
		async requests(filter?: RequestFilter) {
			return core.requests(filter);
		},
		async deliveries(filter?: DeliveryFilter) {
			return core.deliverer.list(filter);
		},
		async clearLogs() {
			core.clearLogs();
			return { ok: true };
		},
		/** Resolves when at least `count` matching deliveries have been answered; throws after `timeoutMs` (5000). */
		async waitForDeliveries({
			count,
			timeoutMs = 5000,
			...filter
		}: DeliveryFilter & { count: number; timeoutMs?: number }) {
			return await core.deliverer.waitFor(filter, count, timeoutMs);
		},
		/**
		 * Sends a logged delivery once more, byte for byte, to the address it went to. `body` replaces what
		 * is sent; `forged` sends it as somebody would who does not know the secret.
		 */
		async redeliver({
			deliveryId,
			body,
			forged,
		}: {
			deliveryId: number;
			body?: unknown;
			forged?: boolean;
		}) {
			const text = body === undefined ? undefined : JSON.stringify(body);
			return await core.deliverer.repeat(deliveryId, { text, forged });
		},
		/** What is broken at the moment. */
		async health(): Promise<VendorHealth> {
			const { latencyMs, rateLimitPerSecond } = core.settings;
			return {
				down: core.down,
				clockOffsetMs: core.clock.offsetMs,
				latencyMs,
				rateLimitPerSecond,
				faults: core.faults.list().filter(mayBite).length,
			};
		},
	};
}

/**
 * Serves the control methods to other processes: `POST /_control/<method>` with the argument as JSON, or `GET` where
 * there is none.
 */
export function mountControl(app: FastifyInstance, control: object): void {
	const methods = new Map<string, (input?: unknown) => Promise<unknown>>(Object.entries(control));
	app.route<{ Params: { name: string } }>({
		method: ['GET', 'POST'],
		url: `${CONTROL}:name`,
		handler: async ({ params, body }, reply) => {
			const method = methods.get(params.name);
			if (!method) return await reply.code(404).send({ message: `No method ${params.name}` });
			const text = typeof body === 'string' ? body : '';
			try {
				const answer = await method(text === '' ? undefined : parseLoose(text));
				return await reply.type('application/json').send(JSON.stringify(answer));
			} catch (error) {
				const message = error instanceof Error ? error.message : String(error);
				return await reply.code(400).send({ message });
			}
		},
	});
}

function mayBite({ times = 1, hits }: ActiveFault): boolean {
	return times === 'always' || hits < times;
}
