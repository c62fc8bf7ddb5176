import type { INodeParameters } from 'n8n-workflow';

import { Pave } from '../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { outputSchemas } from '../../nodes/Pave/resources/outputSchemas';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import type { SessionStep } from '../../simulator/pave/steps';
import { VendorActions } from './vendorActions';

export type PaveActions = VendorActions<PaveSimulator, Pave>;

/** The PAVE node in an n8n of its own, with a simulated PAVE. */
export async function startPaveActions(): Promise<PaveActions> {
	const subject = { node: new Pave(), credential: 'paveApi', outputSchemas };
	return new VendorActions(subject, await startPaveSimulator());
}

export let actions: PaveActions;

/** Gives the tests of a file one PAVE node; each has a vendor with nothing in it, and an n8n of its own. */
export function usePaveActions(): void {
	beforeAll(async () => {
		actions = await startPaveActions();
	});
	beforeEach(async () => await actions.reset());
	afterEach(async () => await actions.n8n.close());
	afterAll(async () => await actions.close());
}

/** The key of a new session that has come as far as this, or is complete. */
export const newSession = async (stopAt?: SessionStep) =>
	(await actions.vendor.playInspection({ stopAt })).sessionKey;

/** A PAVE Trigger that is published in the same n8n, and listens. */
export async function publishTrigger(parameters: INodeParameters) {
	const trigger = new PaveTrigger();
	const placement = { staticData: {} };
	await actions.n8n.listen();
	await actions.n8n.hooks(trigger, parameters, placement).activate();
	return await actions.n8n.serve(trigger, parameters, placement);
}

/** What an inspection that is played to its end starts at such a trigger. */
export async function executionsOf(parameters: INodeParameters) {
	const listening = await publishTrigger(parameters);
	await actions.vendor.playInspection({});
	await listening.settled();
	listening.stop();
	return listening.deliveries.flatMap(({ execution }) => (execution ? [execution] : []));
}
