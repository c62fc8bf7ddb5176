import { createAutoGrabServer } from '../../../simulator/autograb';
import { inventAutoGrabAccount } from '../../../simulator/autograb/settings';
import type { AutoGrabAccount, AutoGrabSettings } from '../../../simulator/autograb/types';
import type { Kernel } from './kernel';
import { invented, LaggingServer, type Vendor } from './vendor';

/** One server for all histories, reset before each. */
let server: ReturnType<typeof createAutoGrabServer> | undefined;

const ORIGIN = 'http://127.0.0.1:1002';
const EVENTS = ['recapture_new', 'recapture_price_change', 'valuation_change'];

/** AutoGrab: the simulator's webhooks, many per account and region. */
export function autoGrabVendor(kernel: Kernel, settings: Partial<AutoGrabSettings>): Vendor {
	server ??= createAutoGrabServer();
	const { app, state } = server;
	state.core.reset();
	state.reset();
	state.core.configure(settings);
	state.core.clock.now = () => new Date(kernel.now);
	const owners = new Map(
		['A', 'B'].map((id) => {
			const apiKey = invented(`sec_simulated_${id}`);
			return [id, inventAutoGrabAccount({ name: id, apiKey })] as [string, AutoGrabAccount];
		}),
	);
	state.core.accounts = [...owners.values()];
	const credentials = Object.fromEntries(
		[...owners].map(([id, { apiKey }]) => [id, { apiKey, region: 'au', baseUrl: ORIGIN }]),
	);
	const lagging = new LaggingServer(kernel, {
		app,
		lists: (id) => [
			{
				method: 'GET',
				url: `${ORIGIN}/v2/webhooks?region=au`,
				headers: { apikey: credentials[id]?.apiKey ?? '' },
				text: '',
			},
		],
		isList: ({ method, url }) => method === 'GET' && new URL(url).pathname === '/v2/webhooks',
	});
	const accountOf = (apiKey: string) =>
		[...owners].find(([, account]) => account.apiKey === apiKey)?.[0] ?? '-';
	const alive = () => state.allWebhooks().filter(({ deletedAt }) => deletedAt === null);
	return {
		name: 'autoGrab',
		origin: ORIGIN,
		credentialType: 'autoGrabApi',
		credentials,
		headerFate: 'kept',
		get lagMs() {
			return lagging.lagMs;
		},
		set lagMs(ms) {
			lagging.lagMs = ms;
		},
		answer: async (request) =>
			await lagging.answer(request, accountOf(request.headers.apikey ?? '')),
		held: () =>
			alive().map(({ apiKey, region, endpoint, name, format, events, headers }) => ({
				place: region,
				url: endpoint,
				method: 'POST',
				headers: {},
				payload: {},
				events: [...events],
				account: accountOf(apiKey),
				bytes: JSON.stringify([region, endpoint, name, format, events, headers]),
			})),
		rotate(id, secret) {
			const account = owners.get(id);
			const before = account?.apiKey ?? '';
			const next = secret ?? `${before}+`;
			for (const webhook of state.allWebhooks()) {
				if (webhook.apiKey === before) webhook.apiKey = next;
			}
			Object.assign(account ?? {}, { apiKey: next });
			Object.assign(credentials[id], { apiKey: next });
			return before;
		},
		lose(place, url) {
			for (const { id, region, endpoint } of alive()) {
				if (region === place && (url === undefined || endpoint === url)) state.forgetWebhook(id);
			}
		},
		register({ place, url, events = [EVENTS[0]] }) {
			state.addWebhook({
				apiKey: credentials.A.apiKey,
				region: place,
				name: 'Somebody else',
				format: 'json',
				endpoint: url,
				events,
				headers: [],
			});
		},
		event: (event, serial) => ({ event, data: { serial }, serial }),
	};
}
