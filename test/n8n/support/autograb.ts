import { startAutoGrabSimulator } from '../../../simulator/autograb';
import type { AutoGrabSimulator, StoredWebhook } from '../../../simulator/autograb';
import type { Account, Registration, RunningVendor, Vendor } from './vendor';

export interface AutoGrabAccountUnderTest extends Account {
	apiKey: string;
	webhooks(): Promise<StoredWebhook[]>;
}

export interface RunningAutoGrab extends RunningVendor {
	simulator: AutoGrabSimulator;
	openAccount(): Promise<AutoGrabAccountUnderTest>;
}

export const autoGrab: Vendor<RunningAutoGrab> = {
	name: 'AutoGrab',
	nodeType: 'n8n-nodes-pave-autograb.autoGrabTrigger',
	nodeName: 'AutoGrab Trigger',
	credentialType: 'autoGrabApi',
	events: {
		all: [
			'claim_report_generated',
			'recapture_delist',
			'recapture_new',
			'recapture_price_change',
			'valuation_change',
		],
		main: 'recapture_new',
		other: 'recapture_delist',
	},
	createRequest: { method: 'POST', path: '/v2/webhooks' },
	unknownEvent: { event: 'recapture_sold', data: { customer: { id: 'a1' } } },

	async start() {
		const simulator = await startAutoGrabSimulator();
		return {
			...simulator,
			simulator,
			openAccount: async () => await openAccount(simulator),
		};
	},
};

async function openAccount(simulator: AutoGrabSimulator): Promise<AutoGrabAccountUnderTest> {
	const { apiKey } = await simulator.addAccount();
	const webhooks = async () => await simulator.webhooks({ apiKey });
	return {
		apiKey,
		webhooks,
		credential: { apiKey, region: 'au', baseUrl: simulator.url },
		registrations: async () => (await webhooks()).map(registration),
		send: async (event, fields) => {
			const deliveries = await simulator.sendEvent({ event, apiKey, data: fields });
			if (deliveries.length !== 1) throw new Error(`${deliveries.length} deliveries instead of 1`);
			return deliveries[0];
		},
		deliver: async ({ id }, body) => await simulator.deliver({ webhookId: id, body }),
		forge: async ({ id, url }, body, token) =>
			await simulator.deliver({
				webhookId: id,
				body,
				url: token === undefined ? url : `${url}?token=${token}`,
			}),
		lose: async ({ id }) => {
			await simulator.loseWebhook({ id });
		},
		addForeign: async (event, url, token) =>
			registration(
				await simulator.addWebhook({ apiKey, endpoint: `${url}?token=${token}`, events: [event] }),
			),
	};
}

function registration({ id, endpoint, events }: StoredWebhook): Registration {
	const [url, query] = endpoint.split('?');
	return {
		id,
		url,
		events: [...events].sort(),
		token: new URLSearchParams(query).get('token') ?? undefined,
	};
}
