import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { RateState } from '../shared/core';
import { logEntryOf } from '../shared/server';
import { isObject, readObject } from '../shared/text';
import type { JsonObject } from '../shared/types';
import { REGIONS } from './settings';
import type { AutoGrabState } from './state';
import type { AutoGrabAccount, AutoGrabSettings, Product } from './types';

export interface Call {
	account: AutoGrabAccount;
	region: string;
	params: Record<string, string>;
	query: Record<string, string>;
	/** undefined when the body was no JSON object, or not declared to be JSON. */
	body: JsonObject | undefined;
}

/** An answer other than success; the settings decide how it looks. */
export class Refusal {
	constructor(
		readonly status: number,
		readonly message: string,
	) {}
}

export const invalid = () => new Refusal(400, 'Request validation failed');

export interface Success {
	status?: number;
	body: JsonObject;
	/** One of the few answers that have no `success`. */
	bare?: boolean;
}

type Result = Success | Refusal;

export interface RouteOptions {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	path: string;
	product: Product;
	/** Where the region is read from. */
	region: 'query' | 'body' | 'optional-body' | 'none';
	handle(call: Call): Result | Promise<Result>;
}

/** Rate limit headers; the answer itself when the limit is exceeded (reference section 3). */
export function limitRate(
	state: AutoGrabState,
	reply: FastifyReply,
	rate: RateState,
): FastifyReply | undefined {
	if (state.core.settings.rateLimitHeaders === 'always' || !rate.allowed) {
		reply.headers({
			'Rate-Limit-Remaining': String(rate.remaining),
			'Rate-Limit-Total': String(rate.total),
			'Rate-Limit-Reset': String(rate.reset),
			'Monthly-Base-Request-Quota': '500',
			'Monthly-Max-Request-Quota': '20000',
			'Monthly-Request-Total': String(state.core.requests().length),
		});
	}
	if (rate.allowed) return undefined;
	return reply.code(429).send({ error: true, message: 'Too Many Requests' });
}

/** Registers `/v2` routes, which demand the ApiKey header, a licence and a region. */
export function apiRoutes(app: FastifyInstance, state: AutoGrabState) {
	return ({ method, path, product, region: where, handle }: RouteOptions): void => {
		app.route<{ Params: Record<string, string>; Querystring: Record<string, string> }>({
			method,
			url: `/v2${path}`,
			handler: async (request, reply) => {
				const { settings } = state.core;
				const entry = logEntryOf(request);
				const refuse = (refusal: Refusal) => {
					if (entry) entry.note = refusal.message;
					return sendRefusal(reply, refusal, settings);
				};
				const key = request.headers.apikey;
				const account = state.core.accounts.find((candidate) => candidate.apiKey === key);
				if (!account) {
					if (entry) entry.note = 'ApiKey missing or unknown';
					return await reply.code(401).send({ error: true, message: 'Unauthorized' });
				}
				if (entry) entry.account = account.name;
				const body = readBody(request);
				const region = regionOf(where, request.query, body);
				if (typeof region !== 'string') return await refuse(invalid());
				const allowed = product === 'webhooks' ? settings.webhookRegions : REGIONS;
				if (!allowed.includes(region)) return await refuse(new Refusal(400, 'Invalid Region'));
				if (!account.licences[region]?.includes(product)) {
					return await refuse(
						new Refusal(403, 'You do not have a licence for this product in this region'),
					);
				}
				const { params, query } = request;
				const result = await handle({ account, region, params, query, body });
				if (result instanceof Refusal) return await refuse(result);
				const success = result.bare ? {} : { success: true };
				return await reply.code(result.status ?? 200).send({ ...success, ...result.body });
			},
		});
	};
}

export type ApiRoute = ReturnType<typeof apiRoutes>;

/** Whether every member of a list is an object. */
export function isObjectList(value: unknown): value is JsonObject[] {
	return Array.isArray(value) && value.every(isObject);
}

function sendRefusal(reply: FastifyReply, refusal: Refusal, settings: AutoGrabSettings) {
	const { status, message } = refusal;
	const bodies: Record<AutoGrabSettings['errorBody'], JsonObject> = {
		'error-true': { error: true, message },
		'success-false': { success: false, message },
		'error-text': { error: message },
	};
	const shown = settings.errorStatus === 'fitting' ? status : Number(settings.errorStatus);
	return reply.code(shown).send(bodies[settings.errorBody]);
}

function readBody(request: FastifyRequest): JsonObject | undefined {
	const type = request.headers['content-type'] ?? '';
	return /^application\/json\b/i.test(type) ? readObject(request.body) : undefined;
}

function regionOf(where: RouteOptions['region'], query: JsonObject, body?: JsonObject): unknown {
	if (where === 'none') return 'au';
	if (where === 'query') return query.region;
	return body?.region ?? (where === 'optional-body' ? 'au' : undefined);
}
