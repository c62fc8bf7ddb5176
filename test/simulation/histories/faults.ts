import { claimViolations, holdings } from '../invariants';
import { FAULT_KINDS, type Fault } from '../model/faults';
import {
	allViolations,
	begin,
	describeCase,
	note,
	probe,
	recover,
	rehearse,
	type Case,
	type Tally,
} from './enumerate';
import type { Stage } from './operations';

/**
 * Every vendor call of the operation × every fault × once and always; then the user tries again.
 *
 * @returns how many vendor calls there are
 */
export async function everyFault(which: Case, tally: Tally): Promise<number> {
	const { calls } = await rehearse(which);
	for (let call = 0; call < calls; call++) {
		for (const kind of FAULT_KINDS) {
			for (const always of [false, true]) await oneFault(which, { call, kind, always }, tally);
		}
	}
	return calls;
}

/** Whose a registration is, by the webhook id in its address. */
function whose({ world }: Stage) {
	const drafts = [...world.n8n.workflows.values()].flatMap(({ draft }) => draft);
	const idOf = (nodeId: string) => drafts.find(({ id }) => id === nodeId)?.webhookId ?? '-';
	return {
		isOf: (bytes: string, nodeId: string) => bytes.includes(idOf(nodeId)),
		isOurs: (bytes: string) => drafts.some(({ id }) => bytes.includes(idOf(id))),
	};
}

async function oneFault(which: Case, fault: Fault, tally: Tally): Promise<void> {
	const history = `${describeCase(which)} · call ${fault.call} answers ${fault.kind}${fault.always ? ' always' : ' once'}`;
	const given = await begin(which, fault.call + 1);
	const { world } = given;
	const before = holdings(world);
	world.watch(fault);
	const told = await which.operation.run(given);
	const { apiKey, apiSecret } = world.vendor.credential;
	const secrets = [apiKey, apiSecret].filter((secret) => secret !== undefined);
	const after = holdings(world);
	const what = claimViolations(told?.failures ?? [], secrets, { before, after, ...whose(given) });
	world.watch();
	await which.operation.after?.(given);
	await world.settle();
	await probe(given);
	what.push(...allViolations(given));
	const afterwards = await recover(given, fault.call);
	what.push(...afterwards.map((violation) => `afterwards: ${violation}`));
	note(tally, given, history, what);
}
