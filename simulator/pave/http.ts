import type { FastifyInstance, FastifyRequest } from 'fastify';

import { logEntryOf } from '../shared/server';
import { readObject } from '../shared/text';
import type { JsonObject } from '../shared/types';
import { checkHeaders } from './auth';
import type { PaveState } from './state';
import type { PaveAccount } from './types';

export interface Call {
	account: PaveAccount;
	params: Record<string, string>;
	/** The JSON body; empty when it was absent or no JSON object, as PHP reads it. */
	body: JsonObject;
}

export interface Answer {
	status: number;
	body: unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

export const refuse = (status: number, message: string, extra: JsonObject = {}): Answer => ({
	status,
	body: { ...extra, message },
});

export type V1Route = (
	method: 'GET' | 'POST' | 'PUT' | 'DELETE',
	path: string,
	handle: (call: Call) => Answer,
) => void;

/** Registers `/v1` routes, which demand the three authentication headers. */
export function v1Routes(app: FastifyInstance, state: PaveState): V1Route {
	return (method, path, handle) => {
		app.route<{ Params: Record<string, string> }>({
			method,
			url: `/v1${path}`,
			handler: async (request, reply) => {
				const entry = logEntryOf(request);
				const checked = checkHeaders(
					{
						key: header(request, 'api-key'),
						token: header(request, 'api-token'),
						timestamp: header(request, 'api-timestamp'),
					},
					state.core.accounts,
					state.core.clock.now(),
					state.core.settings.clockWindowSeconds,
				);
				if ('refused' in checked) {
					if (entry) entry.note = checked.refused;
					return await reply.code(401).send({ message: 'Unauthorized.' });
				}
				if (entry) entry.account = checked.account.username;
				const { account } = checked;
				const answer = handle({ account, params: request.params, body: readBody(request) });
				return await reply.code(answer.status).send(answer.body);
			},
		});
	};
}

/** The one `/v2` route: authenticated by the API key alone, in a header of its own. */
export function v2Route(
	app: FastifyInstance,
	state: PaveState,
	path: string,
	handle: (call: Call) => Answer,
): void {
	app.post<{ Params: Record<string, string> }>(`/v2${path}`, async (request, reply) => {
		const key = header(request, 'api-access-token');
		const account = state.core.accounts.find((candidate) => candidate.apiKey === key);
		const entry = logEntryOf(request);
		if (!account) {
			if (entry) entry.note = 'API-Access-Token missing or unknown';
			return await reply.code(401).send({ status: 'error', message: 'Unauthorized.' });
		}
		if (entry) entry.account = account.username;
		const answer = handle({ account, params: request.params, body: readBody(request) });
		return await reply.code(answer.status).send(answer.body);
	});
}

function header(request: FastifyRequest, name: string): string | undefined {
	const value = request.headers[name];
	return typeof value === 'string' ? value : undefined;
}

/** Bodies count only when they are declared to be JSON. */
function readBody(request: FastifyRequest): JsonObject {
	const type = header(request, 'content-type') ?? '';
	return (/^application\/json\b/i.test(type) ? readObject(request.body) : undefined) ?? {};
}
