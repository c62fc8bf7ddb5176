import { sleep, type NodeOperationError } from 'n8n-workflow';
import { isTransient, operationError } from '../errors';
import { timeLeft } from '../http';
import type { Registration, Step } from '../trigger/registration';
import type { Pass } from './pass';

/** Enough for: do it, put right what the vendor did not do or keep, look once more. */
const MAX_ROUNDS = 4;
const PAUSE_MS = 400;
/** A list may lag behind: after "done", the vendor gets this long until it shows so, before it is asked again. */
const LAG_MS = [500, 1_000, 2_000];

/** What one reconciliation did, for whoever has to undo it. */
export interface Journal {
	/** What the vendor held before the first step. */
	before: readonly Registration[];
	steps: Step[];
	/** True where something may have been created without our hearing of it. */
	unheard: boolean;
}

export const emptyJournal = (): Journal => ({ before: [], steps: [], unheard: false });

/** How patient a reconciliation is with refusals. */
export interface Manner {
	journal?: Journal;
	/** True where even a clear refusal is worth another try: somebody else's registration depends on it. */
	insist?: boolean;
}

/**
 * Brings the vendor to where `decide` has nothing left to do: look, decide, act, and look again. What the vendor holds
 * is the only proof; an answer proves nothing, so a lost, empty or wrong one is put right in the next round. This is
 * the one owner of retries for calls that change something.
 *
 * The steps of a round run all at once: they do not depend on each other.
 *
 * @param decide the steps that what is there asks for; none means done
 * @returns what the vendor holds in the end
 * @throws the vendor's failure where it stands in the way, or is still there after the last round
 */
export async function reconcile(
	pass: Pass,
	decide: (actual: Registration[]) => Promise<Step[]>,
	{ journal = emptyJournal(), insist = false }: Manner = {},
): Promise<Registration[]> {
	/** Clear refusals of the last round. They count if the same step is still needed when looked at again. */
	let refusals = new Map<string, unknown>();
	/** Steps of the last round that the vendor says are done. */
	let done = new Set<string>();
	let failure: unknown;
	for (let round = 1; ; round++) {
		const { actual, steps } = await look(pass, decide, done);
		if (round === 1) journal.before = actual;
		if (steps.length === 0) return actual;
		const refused = steps.map(keyOf).find((key) => refusals.has(key));
		if (refused !== undefined && !insist) throw refusals.get(refused);
		if (round >= MAX_ROUNDS || timeLeft(pass.context) === 0) throw failure ?? notKeptError(pass);
		if (failure !== undefined) {
			await sleep(Math.min(PAUSE_MS * (round - 1), timeLeft(pass.context)));
		}

		journal.steps.push(...steps);
		const results = await Promise.allSettled(steps.map(async (s) => await carryOut(pass, s)));
		refusals = new Map();
		done = new Set();
		failure = undefined;
		results.forEach((result, index) => {
			const key = keyOf(steps[index]);
			if (result.status === 'fulfilled') {
				done.add(key);
				return;
			}
			failure ??= result.reason;
			if (isTransient(result.reason)) journal.unheard ||= steps[index].kind === 'create';
			else refusals.set(key, result.reason);
		});
	}
}

async function carryOut(pass: Pass, step: Step): Promise<void> {
	const { adapter, vendor, context } = pass;
	switch (step.kind) {
		case 'create': {
			const id = await adapter.create(step.target);
			if (id) pass.created.push({ place: step.target.place, id });
			break;
		}
		case 'update':
			return await adapter.update(step.registration, step.target);
		case 'remove':
			return await adapter.remove(step.registration);
		case 'restore':
			return await vendor.exclusive?.restore(context, step.former);
	}
}

function keyOf(step: Step): string {
	if (step.kind === 'create') return `create ${step.target.place}`;
	if (step.kind === 'restore') return `restore ${step.place}`;
	return `${step.kind} ${step.registration.place} ${step.registration.id}`;
}

/** For a vendor that answers "done" but keeps storing something else. */
function notKeptError({ context, vendor }: Pass): NodeOperationError {
	return operationError(context.getNode(), {
		message: `${vendor.name} accepted the registration but stores something else`,
		description: `Another system may be changing the same registration right now. Wait a minute and try again; if it stays like this, ask ${vendor.name} support to look at it.`,
	});
}

/** Looks at what is there and what that asks for; looks again where it asks for what the vendor says it has done. */
async function look(
	pass: Pass,
	decide: (actual: Registration[]) => Promise<Step[]>,
	done: ReadonlySet<string>,
): Promise<{ actual: Registration[]; steps: Step[] }> {
	for (let times = 0; ; times++) {
		const actual = await pass.list();
		const steps = await decide(actual);
		const patient = times < LAG_MS.length && timeLeft(pass.context) > LAG_MS[times];
		if (!patient || !steps.some((step) => done.has(keyOf(step)))) return { actual, steps };
		await sleep(LAG_MS[times]);
	}
}
