import { createPaveServer, paveToken } from '../../../simulator/pave';
import type { PaveAccount, PaveSettings, StoredCallback } from '../../../simulator/pave/types';
import type { SimRequest } from './http';
import type { Kernel } from './kernel';
import { invented, LaggingServer, type HeaderFate, type Vendor } from './vendor';

/** One server for all histories, reset before each. */
let server: ReturnType<typeof createPaveServer> | undefined;

const ORIGIN = 'http://127.0.0.1:1001';
/** What a proxy or a column of a table leaves of a long header. */
const CUT = 200;

/** PAVE: the simulator, strict about signatures and time. */
export function paveVendor(kernel: Kernel, settings: Partial<PaveSettings>): Vendor {
	server ??= createPaveServer();
	const { app, state } = server;
	state.core.reset();
	state.reset();
	state.core.configure(settings);
	state.core.clock.now = () => new Date(kernel.now);
	const owners = new Map(['A', 'B'].map((id) => [id, newAccount(id)] as const));
	state.core.accounts = [...owners.values()];
	const credentials = Object.fromEntries(
		[...owners].map(([id, account]) => [id, { ...credentialOf(account), baseUrl: ORIGIN }]),
	);
	const lagging = new LaggingServer(kernel, {
		app,
		lists: (id) => [listRequest(credentials[id], kernel)],
		isList: ({ method, url }) => method === 'GET' && new URL(url).pathname === '/v1/callbacks',
	});
	const accountOf = (apiKey: string) =>
		[...owners].find(([, account]) => account.apiKey === apiKey)?.[0] ?? '-';
	const store = state.constructor.prototype.storeCallback as typeof state.storeCallback;
	let fate: HeaderFate = 'kept';
	state.storeCallback = (callback) => {
		const before = state.callback(callback.apiKey, callback.event);
		return store.call(state, { ...callback, headers: whatBecomesOf(fate, callback, before) });
	};
	const put = (callback: Omit<StoredCallback, 'createdAt' | 'updatedAt'>) =>
		void store.call(state, callback);
	return {
		name: 'pave',
		origin: ORIGIN,
		credentialType: 'paveApi',
		credentials,
		get lagMs() {
			return lagging.lagMs;
		},
		set lagMs(ms) {
			lagging.lagMs = ms;
		},
		get headerFate() {
			return fate;
		},
		set headerFate(now) {
			fate = now;
		},
		answer: async (request) =>
			await lagging.answer(request, accountOf(request.headers['api-key'] ?? '')),
		held: () =>
			state.listCallbacks().map(({ apiKey, event, url, method, headers, payload }) => ({
				place: event,
				url,
				method,
				headers: headers as Record<string, string>,
				payload,
				events: [event],
				account: accountOf(apiKey),
				bytes: JSON.stringify([apiKey, event, url, method, headers, payload]),
			})),
		rotate(id, secret) {
			const account = owners.get(id);
			const before = account?.apiSecret ?? '';
			const next = secret ?? `${before}+`;
			Object.assign(account ?? {}, { apiSecret: next });
			Object.assign(credentials[id], { apiSecret: next });
			return before;
		},
		lose: (place) => void state.removeCallback(credentials.A.apiKey, place),
		register({ place, url, method = 'POST', headers = {}, payload = {} }) {
			put({ apiKey: credentials.A.apiKey, event: place, url, method, headers, payload });
		},
		event: (event, serial) => ({
			event,
			session_key: `DMO-${String(serial).padStart(10, '0')}`,
			client_id: 'c',
			serial,
		}),
	};
}

function newAccount(id: string): PaveAccount {
	const name = `account-${id.toLowerCase()}`;
	const apiKey = invented(`key-of-${name}`);
	return { username: name, apiKey, apiSecret: `secret-of-${apiKey}`, apiName: name };
}

const credentialOf = ({ username, apiKey, apiSecret }: PaveAccount) => ({
	username,
	apiKey,
	apiSecret,
});

function listRequest(credential: Record<string, string>, kernel: Kernel): SimRequest {
	const { username, apiKey, apiSecret } = credential;
	const timestamp = new Date(kernel.now).toISOString().replace(/\.\d{3}Z$/, 'Z');
	return {
		method: 'GET',
		url: `${ORIGIN}/v1/callbacks`,
		headers: {
			'api-key': apiKey,
			'api-token': paveToken({ username, apiKey, apiSecret }, timestamp),
			'api-timestamp': timestamp,
		},
		text: '',
	};
}

type Headers = StoredCallback['headers'];

/** What PAVE stores of headers, in each way that was thought of. */
function whatBecomesOf(
	fate: HeaderFate,
	{ headers }: { headers: Headers },
	before: StoredCallback | undefined,
): Headers {
	const each = (change: (name: string, value: unknown) => Array<[string, unknown]>) =>
		Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => change(name, value)));
	switch (fate) {
		case 'dropped':
			return each((name, value) => (/^authorization$/i.test(name) ? [[name, value]] : []));
		case 'cut':
			return each((name, value) => [[name, String(value).slice(0, CUT)]]);
		case 're-cased':
			return each((name, value) => [[name.toLowerCase(), value]]);
		case 'merged':
			return { ...before?.headers, ...headers };
		default:
			return headers;
	}
}
