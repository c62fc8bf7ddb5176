import type { FastifyInstance } from 'fastify';

import { consolePage } from './consolePage';
import type { SimulatorCore } from './core';
import type { CommonSettings, JsonObject } from './types';

export interface ConsoleButton {
	label: string;
	/** Control method and its argument. */
	method: string;
	input: JsonObject;
}

export interface ConsoleParts {
	title: string;
	subtitle: string;
	buttons: ConsoleButton[];
	/** Tables by heading; secrets already masked. */
	tables(): Record<string, JsonObject[]>;
}

const SHOWN = 40;

/** The deliveries and requests tables both vendors show, newest first. */
export function logTables<Settings extends CommonSettings, Account>(
	core: SimulatorCore<Settings, Account>,
): Record<string, JsonObject[]> {
	const deliveries = core.deliverer.list().slice(-SHOWN).reverse();
	const requests = core.requests().slice(-SHOWN).reverse();
	return {
		Deliveries: deliveries.map((entry) => ({
			'#': entry.id,
			time: clockTime(entry.at),
			event: entry.event,
			to: entry.url,
			answer: entry.status ?? entry.error,
			ms: entry.durationMs,
			'answer body': entry.responseBody.slice(0, 120),
			body: entry.body,
		})),
		Requests: requests.map((entry) => ({
			'#': entry.id,
			time: clockTime(entry.at),
			request: `${entry.method} ${entry.path}`,
			answer: entry.status ?? 'connection closed',
			ms: entry.durationMs,
			account: entry.account,
			note: [entry.fault && `fault: ${entry.fault}`, entry.note].filter(Boolean).join(', '),
		})),
	};
}

export function clockTime(iso: string): string {
	return iso.slice(11, 19);
}

/** Serves the console page at `/` and its data at `/_control/overview`. */
export function mountConsole(app: FastifyInstance, parts: ConsoleParts): void {
	app.get('/', async (_request, reply) => await reply.type('text/html').send(consolePage(parts)));
	app.get('/favicon.ico', async (_request, reply) => await reply.code(204).send());
	app.get('/_control/overview', async () => parts.tables());
}
