import { AutoGrabState } from '../../../simulator/autograb/state';
import { REGIONS } from '../../../simulator/autograb/settings';
import { Refusal, type RouteOptions } from '../../../simulator/autograb/http';
import type { AutoGrabSettings, StoredWebhook } from '../../../simulator/autograb/types';
import { webhookRoutes } from '../../../simulator/autograb/webhookRoutes';
import { checkHeaders } from '../../../simulator/pave/auth';
import { callbackRoutes } from '../../../simulator/pave/callbackRoutes';
import type { Answer, Call } from '../../../simulator/pave/http';
import { PaveState } from '../../../simulator/pave/state';
import type { PaveSettings, StoredCallback } from '../../../simulator/pave/types';
import { readObject } from '../../../simulator/shared/text';
import type { Kernel } from './kernel';
import { jsonAnswer, type SimAnswer, type SimRequest } from './http';

/** One registration, in words both vendors share. */
export interface Held {
	place: string;
	url: string;
	headers: Record<string, string>;
	payload: Record<string, unknown>;
	events: string[];
	/** Everything the vendor stores about it but its times, to be compared byte by byte. */
	bytes: string;
}

/** A vendor as histories see it: the simulator's own state and routes, without its web server. */
export interface Vendor {
	readonly origin: string;
	readonly credential: Record<string, string>;
	answer(request: SimRequest): SimAnswer;
	held(): Held[];
	/** A new secret (and, where key and secret are one, a new key that owns what the old one did). */
	rotate(): void;
	/** The vendor forgets, or somebody replaces, what is held in a place. */
	lose(place: string, url?: string): void;
	/** Somebody else registers. */
	register(input: {
		place: string;
		url: string;
		headers?: Record<string, string>;
		payload?: Record<string, unknown>;
	}): void;
	/** The body of an event, unlike any other. */
	event(name: string, serial: number): Record<string, unknown>;
}

let accounts = 0;

/** A key that no other history has: what a process remembers of an account must not outlive its history. */
const invented = (prefix: string) => `${prefix}-${String(++accounts).padStart(8, '0')}`;

/** How PAVE shows its list; the reference leaves it open. */
export type ListShape = 'wrapped' | 'bare' | 'keyed';

interface Route<Handle> {
	method: string;
	pattern: RegExp;
	handle: Handle;
}

/** PAVE: the simulator's callbacks, strict about signatures and time. */
export function paveVendor(
	kernel: Kernel,
	settings: Partial<PaveSettings> = {},
	shape: ListShape = 'wrapped',
): Vendor {
	const state = new PaveState(settings, [
		{ username: 'dealer', apiKey: invented('key-of-the-account'), apiSecret: 'a-secret-of-PAVE' },
	]);
	useKernel(state.core.clock, kernel);
	const routes: Array<Route<(call: Call) => Answer>> = [];
	callbackRoutes((method, path, handle) => {
		routes.push({ method, pattern: patternOf(`/v1${path}`), handle });
	}, state);
	const [account] = state.core.accounts;
	const origin = 'http://127.0.0.1:1001';
	const credential = { ...account, baseUrl: origin } as unknown as Record<string, string>;
	const { apiKey } = account;
	return {
		origin,
		credential,
		answer({ method, url, headers, text }) {
			const { pathname } = new URL(url);
			const checked = checkHeaders(
				{
					key: headers['api-key'],
					token: headers['api-token'],
					timestamp: headers['api-timestamp'],
				},
				state.core.accounts,
				state.core.clock.now(),
				state.core.settings.clockWindowSeconds,
			);
			if ('refused' in checked) return jsonAnswer(401, { message: 'Unauthorized.' });
			const found = match(routes, method, pathname);
			if (!found) return jsonAnswer(404, { message: 'Not Found' });
			const call = { account: checked.account, params: found.params, body: readObject(text) ?? {} };
			const answer = found.handle(call);
			const isList = method === 'GET' && pathname === '/v1/callbacks';
			const shown = isList ? reshaped(answer, shape) : answer;
			return jsonAnswer(shown.status, shown.body);
		},
		held: () =>
			state.listCallbacks(apiKey).map(({ event, url, method, headers, payload }) => ({
				place: event,
				url,
				headers: headers as Record<string, string>,
				payload,
				events: [event],
				bytes: JSON.stringify([event, url, method, headers, payload]),
			})),
		rotate() {
			account.apiSecret = `${account.apiSecret}+`;
			credential.apiSecret = account.apiSecret;
		},
		lose: (place) => void state.removeCallback(apiKey, place),
		register({ place, url, headers = {}, payload = {} }) {
			state.storeCallback({ apiKey, event: place, url, method: 'POST', headers, payload });
		},
		event: (event, serial) => ({
			event,
			session_key: `DMO-${String(serial).padStart(10, '0')}`,
			client_id: 'c',
			serial,
		}),
	};
}

/** AutoGrab: the simulator's webhooks. */
export function autoGrabVendor(kernel: Kernel, settings: Partial<AutoGrabSettings> = {}): Vendor {
	const state = new AutoGrabState(settings, [{ apiKey: invented('sec_simulated') }]);
	useKernel(state.core.clock, kernel);
	const routes: Array<Route<RouteOptions>> = [];
	webhookRoutes((options) => {
		routes.push({
			method: options.method,
			pattern: patternOf(`/v2${options.path}`),
			handle: options,
		});
	}, state);
	const [account] = state.core.accounts;
	const origin = 'http://127.0.0.1:1002';
	const credential: Record<string, string> = {
		apiKey: account.apiKey,
		region: 'au',
		baseUrl: origin,
	};
	const alive = () => state.allWebhooks().filter(({ deletedAt }) => deletedAt === null);
	const refuse = ({ status, message }: Refusal) => jsonAnswer(status, { error: true, message });
	return {
		origin,
		credential,
		answer({ method, url, headers, text }) {
			const { pathname, searchParams } = new URL(url);
			if (headers.apikey !== account.apiKey) return refuse(new Refusal(401, 'Unauthorized'));
			const found = match(routes, method, pathname);
			if (!found) return refuse(new Refusal(404, 'Not Found'));
			const query = Object.fromEntries(searchParams);
			const body = readObject(text);
			const region = String(found.handle.region === 'query' ? query.region : body?.region);
			if (!REGIONS.includes(region)) return refuse(new Refusal(400, 'Invalid Region'));
			const call = { account, region, params: found.params, query, body };
			const result = found.handle.handle(call);
			if (result instanceof Promise) throw new Error('Not part of these histories');
			if (result instanceof Refusal) return refuse(result);
			return jsonAnswer(result.status ?? 200, { success: true, ...result.body });
		},
		held: () =>
			alive().map(({ region, endpoint, name, format, events, headers }: StoredWebhook) => ({
				place: region,
				url: endpoint,
				headers: {},
				payload: {},
				events: [...events],
				bytes: JSON.stringify([region, endpoint, name, format, events, headers]),
			})),
		rotate() {
			const before = account.apiKey;
			account.apiKey = `${before}+`;
			credential.apiKey = account.apiKey;
			for (const webhook of state.allWebhooks()) webhook.apiKey = account.apiKey;
		},
		lose(place, url) {
			for (const webhook of alive()) {
				const meant = webhook.region === place && (url === undefined || webhook.endpoint === url);
				if (meant) state.forgetWebhook(webhook.id);
			}
		},
		register({ place, url }) {
			state.addWebhook({
				apiKey: account.apiKey,
				region: place,
				name: 'Somebody else',
				format: 'json',
				endpoint: url,
				events: ['recapture_new'],
				headers: [],
			});
		},
		event: (event, serial) => ({ event, data: { serial }, serial }),
	};
}

function patternOf(path: string): RegExp {
	return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

function match<Handle>(routes: Array<Route<Handle>>, method: string, path: string) {
	for (const route of routes) {
		const found = route.method === method ? route.pattern.exec(path) : null;
		if (found) {
			const params = Object.fromEntries(
				Object.entries(found.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
			);
			return { handle: route.handle, params };
		}
	}
	return undefined;
}

function useKernel(clock: { now(): Date }, kernel: Kernel): void {
	clock.now = () => new Date(kernel.now);
}

function reshaped(answer: Answer, shape: ListShape): Answer {
	const { data } = answer.body as { data?: unknown };
	if (shape === 'bare') return { ...answer, body: data };
	if (shape === 'wrapped' || !Array.isArray(data)) return answer;
	const byEvent = (data as StoredCallback[]).map((callback) => [callback.event, callback]);
	return { ...answer, body: { data: Object.fromEntries(byEvent) } };
}
