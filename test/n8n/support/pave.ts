import { startPaveSimulator } from '../../../simulator/pave';
import type { PaveSimulator, StoredCallback } from '../../../simulator/pave';
import type { DeliveryLogEntry } from '../../../simulator/shared/types';
import type { Account, Registration, RunningVendor, Vendor } from './vendor';

export interface PaveAccountUnderTest extends Account {
	apiKey: string;
	callbacks(): Promise<StoredCallback[]>;
}

export interface RunningPave extends RunningVendor {
	simulator: PaveSimulator;
	openAccount(): Promise<PaveAccountUnderTest>;
}

export const pave: Vendor<RunningPave> = {
	name: 'PAVE',
	nodeType: 'n8n-nodes-pave-autograb.paveTrigger',
	nodeName: 'PAVE Trigger',
	credentialType: 'paveApi',
	events: {
		all: [
			'SESSION:COMPLETE',
			'SESSION:NOTE_INSERT',
			'SESSION:SMS_PROCESS',
			'SESSION:STAGE_CHANGE',
			'SESSION:STATUS_CHANGE',
		],
		main: 'SESSION:COMPLETE',
		other: 'SESSION:NOTE_INSERT',
	},
	createRequest: { method: 'POST', path: '/v1/callbacks' },
	unknownEvent: { event: 'SESSION:ARCHIVED', session_key: 'TST-ABCDE12345' },

	async start() {
		const simulator = await startPaveSimulator();
		return {
			...simulator,
			simulator,
			openAccount: async () => await openAccount(simulator),
		};
	},
};

async function openAccount(simulator: PaveSimulator): Promise<PaveAccountUnderTest> {
	const { username, apiKey, apiSecret } = await simulator.addAccount();
	const callbacks = async () => await simulator.callbacks({ apiKey });
	const registration = (callback: StoredCallback): Registration => {
		const header = callback.headers.Authorization;
		return {
			id: callback.event,
			url: callback.url,
			events: [callback.event],
			token: typeof header === 'string' ? header.replace(/^Bearer /, '') : undefined,
		};
	};
	return {
		apiKey,
		callbacks,
		credential: { username, apiKey, apiSecret, baseUrl: simulator.url },
		registrations: async () => (await callbacks()).map(registration),
		send: async (event, fields) => only(await simulator.sendEvent({ apiKey, event, fields })),
		deliver: async ({ id }, body) => await simulator.deliver({ apiKey, event: id, body }),
		forge: async ({ id }, body, token) =>
			await simulator.deliver({
				apiKey,
				event: id,
				body,
				headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
			}),
		lose: async ({ id }) => {
			await simulator.loseCallback({ apiKey, event: id });
		},
		addForeign: async (event, url, token) =>
			registration(
				await simulator.replaceCallback({
					apiKey,
					event,
					url,
					headers: { Authorization: `Bearer ${token}` },
					payload: { source: 'other-system' },
				}),
			),
	};
}

function only(deliveries: DeliveryLogEntry[]): DeliveryLogEntry {
	if (deliveries.length !== 1) throw new Error(`${deliveries.length} deliveries instead of 1`);
	return deliveries[0];
}
