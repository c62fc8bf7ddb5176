import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { AutoGrab } from '../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../nodes/AutoGrab/AutoGrabTrigger.node';
import { paveEvents } from '../../nodes/Pave/events';
import { Pave } from '../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import {
	startAutoGrabSimulator,
	type AutoGrabSimulator,
	type StoredWebhook,
} from '../../simulator/autograb';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import type { DeliveryLogEntry, FaultRule, RequestLogEntry } from '../../simulator/shared/types';
import { createN8nHarness, type HookOptions, type Hooks, type N8nHarness } from './n8nContext';

/** A registration as the simulator stores it, in words both vendors share. */
export interface Stored {
	id: string;
	url: string;
	events: string[];
}

/** One vendor's trigger with its simulator: what the common suite needs to know of a vendor. */
export interface TriggerUnderTest {
	node: INodeType;
	harness: N8nHarness;
	/** Two events that can be ticked, and one of whose deliveries a filter can drop. */
	events: [string, string];
	/** Path of the vendor's registrations, for faults and the request log. */
	path: string;
	/** Methods that change something at the vendor. */
	registered(): Promise<Stored[]>;
	/** Somebody else's registration, which does not stand in our way. */
	addForeign(): Promise<Stored>;
	/** The vendor forgets one of ours. */
	lose(stored: Stored): Promise<unknown>;
	/** Another system points one of ours elsewhere on the same host, or changes what it holds. */
	spoil(stored: Stored): Promise<unknown>;
	send(event: string): Promise<DeliveryLogEntry[]>;
	sendBody(body: unknown): Promise<DeliveryLogEntry>;
	/** Headers that the vendor sends to our endpoint. */
	ourHeaders(): Promise<Record<string, string>>;
	/** A delivery to our endpoint with a token that is not ours. */
	forge(): Promise<DeliveryLogEntry>;
	redeliver(delivery: DeliveryLogEntry): Promise<DeliveryLogEntry>;
	addFault(rule: FaultRule): Promise<unknown>;
	/** After `skip` looks at the vendor's list, the next `times` show what it holds now, whatever it holds by then. */
	freezeList(looks: Pick<FaultRule, 'skip' | 'times'>): Promise<unknown>;
	clearFaults(): Promise<unknown>;
	setDown(down: boolean): Promise<unknown>;
	requests(): Promise<RequestLogEntry[]>;
	/** Runs the vendor's Repair operation. @returns one row per event */
	repair(webhookUrl: string, events: string[]): Promise<IDataObject[]>;
	rotateSecret(): Promise<void>;
	reset(): Promise<void>;
	close(): Promise<void>;
}

/** Every vendor whose trigger has to pass the common suite. */
export const triggersUnderTest: Array<[string, () => Promise<TriggerUnderTest>]> = [
	['PAVE Trigger', startPave],
	['AutoGrab Trigger', startAutoGrab],
];

/** The node's hooks, as n8n calls them when publishing (or, with `isTest`, when listening). */
export function hooksOf(
	{ harness, node }: TriggerUnderTest,
	parameters: INodeParameters,
	options: HookOptions = {},
): Hooks {
	return harness.hooks(node, parameters, options);
}

/** What is the same at every vendor. */
function common(
	sim: PaveSimulator | AutoGrabSimulator,
	harness: N8nHarness,
	credential: string,
	path: string,
) {
	return {
		harness,
		path,
		redeliver: async ({ id }: DeliveryLogEntry) => await sim.redeliver({ deliveryId: id }),
		addFault: async (rule: FaultRule) => await sim.addFault(rule),
		clearFaults: async () => await sim.clearFaults(),
		setDown: async (down: boolean) => await sim.setDown({ down }),
		requests: async () => await sim.requests({ path }),
		async reset() {
			await sim.reset();
			// What goes on behind the n8n of the test before must not meet this one.
			await harness.close();
			harness.instanceId = randomUUID();
			await harness.listen();
			Object.assign(harness.credentials[credential], sim.credential);
		},
		async close() {
			await harness.close();
			await sim.close();
		},
	};
}

function repairWith(harness: N8nHarness, node: INodeType, parameters: INodeParameters) {
	return async (webhookUrl: string, events: string[]) => {
		const all = { ...parameters, operation: 'repair', webhookUrl, events };
		const { outputs } = await harness.execute(node, all);
		return outputs[0].map(({ json }) => json);
	};
}

async function startPave(): Promise<TriggerUnderTest> {
	const sim = await startPaveSimulator();
	const harness = createN8nHarness({ credentials: { paveApi: { ...sim.credential } } });
	const registered = async () =>
		(await sim.callbacks()).map(({ event, url }) => ({ id: event, url, events: [event] }));
	return {
		...common(sim, harness, 'paveApi', '/v1/callbacks'),
		node: new PaveTrigger(),
		events: ['SESSION:COMPLETE', 'SESSION:STAGE_CHANGE'],
		registered,
		async addForeign() {
			const event = 'SESSION:NOTE_INSERT';
			const url = 'https://crm.example.com/notes';
			await sim.replaceCallback({ event, url, headers: { 'X-Key': 'theirs' } });
			return { id: event, url, events: [event] };
		},
		lose: async ({ id }) => await sim.loseCallback({ event: id }),
		spoil: async ({ id, url }) => await sim.replaceCallback({ event: id, url, headers: {} }),
		send: async (event) => await sim.sendEvent({ event }),
		sendBody: async (body) => await sim.deliver({ event: 'SESSION:COMPLETE', body }),
		ourHeaders: async () => (await sim.callbacks())[0].headers as Record<string, string>,
		forge: async () =>
			await sim.deliver({
				event: 'SESSION:COMPLETE',
				body: paveEvents.events.find(({ name }) => name === 'SESSION:COMPLETE')?.sample,
				headers: { Authorization: `Bearer ${'A'.repeat(43)}` },
			}),
		freezeList: async (looks) =>
			await sim.addFault({
				...{ method: 'GET', path: '/v1/callbacks', kind: 'body', ...looks },
				body: { data: await sim.callbacks() },
			}),
		repair: repairWith(harness, new Pave(), { resource: 'callback' }),
		async rotateSecret() {
			const account = await sim.addAccount({ username: sim.credential.username });
			Object.assign(harness.credentials.paveApi, {
				apiKey: account.apiKey,
				apiSecret: account.apiSecret,
			});
		},
	};
}

async function startAutoGrab(): Promise<TriggerUnderTest> {
	const sim = await startAutoGrabSimulator();
	const harness = createN8nHarness({ credentials: { autoGrabApi: { ...sim.credential } } });
	const toStored = ({ id, endpoint, events }: StoredWebhook): Stored => ({
		id,
		url: endpoint,
		events,
	});
	const registered = async () => (await sim.webhooks()).map(toStored);
	const ours = async () => {
		const found = (await sim.webhooks()).find(({ endpoint }) => endpoint.includes('127.0.0.1'));
		if (!found) throw new Error('Nothing of ours is registered');
		return found;
	};
	return {
		...common(sim, harness, 'autoGrabApi', '/v2/webhooks'),
		node: new AutoGrabTrigger(),
		events: ['recapture_new', 'recapture_price_change'],
		registered,
		addForeign: async () =>
			toStored(await sim.addWebhook({ endpoint: 'https://crm.example.com/cars?token=theirs' })),
		lose: async ({ id }) => await sim.loseWebhook({ id }),
		spoil: async ({ id, url }) =>
			await sim.changeWebhook({ id, changes: { endpoint: url.replace(/\?.*/, '') } }),
		send: async (event) => await sim.sendEvent({ event }),
		sendBody: async (body) => await sim.deliver({ webhookId: (await ours()).id, body }),
		ourHeaders: async () => ({}),
		async forge() {
			const { id, endpoint } = await ours();
			const url = endpoint.replace(/token=.*/, `token=${'A'.repeat(43)}`);
			return await sim.deliver({ webhookId: id, url });
		},
		freezeList: async (looks) =>
			await sim.addFault({
				...{ method: 'GET', path: '/^\\/v2\\/webhooks$/', kind: 'body', ...looks },
				body: { success: true, webhooks: await sim.webhooks() },
			}),
		repair: repairWith(harness, new AutoGrab(), { resource: 'webhook' }),
		async rotateSecret() {
			const account = await sim.addAccount({ name: 'rotated' });
			Object.assign(harness.credentials.autoGrabApi, { apiKey: account.apiKey });
		},
	};
}
