import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import {
	createN8nHarness,
	type HookOptions,
	type ListeningNode,
	type N8nHarness,
} from './n8nContext';
import { startReceiver, type Receiver } from './receiver';

export const COMPLETE = 'SESSION:COMPLETE';
export const node = new PaveTrigger();

export let sim: PaveSimulator;
export let harness: N8nHarness;
/** Another system, whose callback may be in the way. */
export let crm: Receiver;
/** Nodes that listen; stopped after each test. */
export const live: ListeningNode[] = [];

/** Gives each test of a file a PAVE with nothing registered, another system, and an n8n of its own. */
export function usePaveTrigger(): void {
	beforeAll(async () => {
		sim = await startPaveSimulator();
		crm = await startReceiver();
	});
	beforeEach(async () => {
		await sim.reset();
		crm.reset();
		harness = createN8nHarness({
			credentials: { paveApi: { ...sim.credential } },
			// One n8n after the other: what an engine remembers of an account ends with it.
			instanceId: randomUUID(),
		});
		await harness.listen();
	});
	afterEach(async () => {
		for (const listening of live.splice(0)) listening.stop();
		await harness.close();
	});
	afterAll(async () => {
		await crm.close();
		await sim.close();
	});
}

/** The other system's callback, with everything that has to come back when its place is given back. */
export const crmCallback = () => ({
	event: COMPLETE,
	url: `${crm.url}/hook?key=theirs`,
	method: 'PUT',
	headers: { 'X-CRM': 'their secret' },
	payload: { source: 'PAVE', event: 'shadow' },
});

/** What PAVE holds for an event. */
export const slot = async (event = COMPLETE) =>
	(await sim.callbacks()).find((callback) => callback.event === event);

/** The hooks of a trigger, and its static data. */
export function triggerWith(parameters: INodeParameters, placement: HookOptions = {}) {
	const staticData = placement.staticData ?? {};
	return { staticData, hooks: harness.hooks(node, parameters, { ...placement, staticData }) };
}
