import type { FastifyInstance } from 'fastify';

import { controlPath, type CommonControl, type Control } from './controlRoutes';
import type { SimulatorCore } from './core';
import { parseLoose } from './text';
import type { ActiveFault, CommonSettings } from './types';

export interface ControlParts<Settings extends CommonSettings, Account> {
	core: SimulatorCore<Settings, Account>;
	resetVendor(): void;
	inventAccount(given: Partial<Account>): Account;
}

/** The control methods both vendors share. */
export function createCommonControl<Settings extends CommonSettings, Account>({
	core,
	resetVendor,
	inventAccount,
}: ControlParts<Settings, Account>): CommonControl<Settings, Account> {
	return {
		async reset() {
			core.reset();
			resetVendor();
			return { ok: true };
		},
		async accounts() {
			return structuredClone(core.accounts);
		},
		async addAccount(given = {}) {
			const account = inventAccount(given);
			core.accounts.push(account);
			return structuredClone(account);
		},
		async settings() {
			return structuredClone(core.settings);
		},
		async configure(changes) {
			return core.configure(changes);
		},
		async setClock({ offsetMs }) {
			if (!Number.isFinite(offsetMs)) throw new Error('offsetMs must be a number');
			core.clock.offsetMs = offsetMs;
			return { now: core.clock.iso(), offsetMs };
		},
		async addFault(rule) {
			return core.faults.add(rule);
		},
		async faults() {
			return core.faults.list();
		},
		async clearFaults() {
			core.faults.clear();
			return { ok: true };
		},
		async setDown({ down }) {
			core.down = down;
			return { down };
		},
		async requests(filter) {
			return core.requests(filter);
		},
		async deliveries(filter) {
			return core.deliverer.list(filter);
		},
		async clearLogs() {
			core.clearLogs();
			return { ok: true };
		},
		async waitForDeliveries({ count, timeoutMs = 5000, ...filter }) {
			return await core.deliverer.waitFor(filter, count, timeoutMs);
		},
		async redeliver({ deliveryId, body, forged }) {
			const text = body === undefined ? undefined : JSON.stringify(body);
			return await core.deliverer.repeat(deliveryId, { text, forged });
		},
		async health() {
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

type AnyMethod = (input?: unknown) => Promise<unknown>;

/** Serves every route of the table by the method of its name (`GET` where there is no argument). */
export function mountControl<Routes extends object>(
	app: FastifyInstance,
	routes: Routes,
	control: Control<Routes>,
): void {
	for (const name of Object.keys(routes)) {
		const method = control[name as keyof Routes] as AnyMethod;
		app.route({
			method: ['GET', 'POST'],
			url: controlPath(name),
			handler: async (request, reply) => {
				const text = typeof request.body === 'string' ? request.body : '';
				try {
					return await reply
						.type('application/json')
						.send(JSON.stringify(await method(text === '' ? undefined : parseLoose(text))));
				} catch (error) {
					const message = error instanceof Error ? error.message : String(error);
					return await reply.code(400).send({ message });
				}
			},
		});
	}
}

function mayBite({ times = 1, hits }: ActiveFault): boolean {
	return times === 'always' || hits < times;
}
