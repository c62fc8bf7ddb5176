import { sleep, type NodeApiError, type NodeOperationError } from 'n8n-workflow';
import { apiError, asNodeError, isTransient } from '../errors';
import type { Registration, Step } from '../trigger/registration';
import type { Session } from '../trigger/vendor';
import { beginCalls, look, timeLeft } from './session';

/** Enough for: do it, put right what the vendor did not do or keep, look once more. */
const MAX_ROUNDS = 5;
/** n8n tries a publication five times itself. */
const MAX_LOOKS = 3;
const PAUSE_MS = 400;
/** A list may lag behind: after "done", the vendor gets this long until it shows so, before it is asked again. */
const LAG_MS = [500, 1_000, 2_500];

/** The steps that what is there asks for; none means done. */
export type Decide = (actual: Registration[]) => Step[] | Promise<Step[]>;

/**
 * Brings the vendor to where `decide` has nothing left to do: look, decide, act, and look again. What the vendor holds
 * is the only proof; an answer proves nothing, so a lost, empty or wrong one is put right in the next round. Inside a
 * hook, only this loop repeats calls.
 *
 * The steps of a round run all at once: they do not depend on each other. A step that the vendor refuses is not tried
 * again, and does not keep the others from being done.
 *
 * @param isDoubtful what is not acted on before the list has had time to catch up with what others have just changed
 * @returns what the vendor holds in the end
 * @throws the vendor's failure if it stands in the way, or is still there after the last round
 */
export async function reconcile(
	session: Session,
	decide: Decide,
	isDoubtful: (actual: Registration[]) => boolean = () => false,
): Promise<Registration[]> {
	const refusals = new Map<string, unknown>();
	let done = new Set<string>();
	let failure: unknown;
	for (let round = 1; ; round++) {
		const { actual, steps } = await lookPatiently(
			session,
			decide,
			(all, wanted) =>
				wanted.some((step) => done.has(keyOf(step))) || (!session.acted && isDoubtful(all)),
		);
		if (steps.length === 0) return actual;
		for (const step of steps.filter((one) => one.mayStay && done.has(keyOf(one)))) {
			if (round > 2) refusals.set(keyOf(step), notShownError(session, step));
		}
		const open = steps.filter((step) => !refusals.has(keyOf(step)));
		if (open.length === 0) {
			const refusalOf = (step: Step) => wrapped(session, refusals.get(keyOf(step)));
			const blocking = steps.find((step) => !step.mayStay);
			if (blocking) throw refusalOf(blocking);
			steps.forEach((step) => logLeft(session, refusalOf(step)));
			return actual;
		}
		if (round >= MAX_ROUNDS || timeLeft(session) === 0) {
			throw failure === undefined ? notShownError(session, open[0]) : wrapped(session, failure);
		}
		if (failure !== undefined) await pause(session, round);

		session.acted = true;
		beginCalls(session);
		const results = await Promise.allSettled(open.map(async (s) => await carryOut(session, s)));
		done = new Set();
		failure = undefined;
		results.forEach((result, index) => {
			const key = keyOf(open[index]);
			if (result.status === 'fulfilled') done.add(key);
			else if (isTransient(result.reason)) failure ??= result.reason;
			else refusals.set(key, result.reason);
		});
	}
}

/** Set if a vendor says "done" and does not show it: the next hour may. */
const NOT_SHOWN = 'notShown';

/** Whether what failed may work later: the vendor was in trouble, or has not shown yet what it said it had done. */
export function mayWorkLater(error: unknown): boolean {
	const { context } = error as Partial<NodeApiError>;
	return isTransient(error) || context?.[NOT_SHOWN] === true;
}

/** Nobody is shown this, and nothing is the worse for it: what comes for it is acknowledged, and starts nothing. */
function logLeft(
	{ context, vendor }: Session,
	{ message, description }: NodeApiError | NodeOperationError,
): void {
	context.logger.error(`${vendor.name}: ${message}. ${description ?? ''}`);
}

const wrapped = ({ context }: Session, error: unknown) => asNodeError(context.getNode(), error);

async function pause(session: Session, times: number): Promise<void> {
	await sleep(Math.min(PAUSE_MS * times, timeLeft(session)));
}

async function carryOut({ adapter, vendor, context, made }: Session, step: Step): Promise<void> {
	switch (step.kind) {
		case 'create': {
			const id = await adapter.create(step.target);
			if (id) made.push({ slot: step.target.slot, id });
			break;
		}
		case 'update':
			return await adapter.update(step.registration, step.target);
		case 'remove':
			return await adapter.remove(step.registration);
		case 'restore':
			if (step.anew) await adapter.remove({ id: step.slot, slot: step.slot });
			return await vendor.exclusive?.restore(context, step.former);
	}
}

function slotOf(step: Step): string {
	if (step.kind === 'restore') return step.slot;
	return step.kind === 'create' ? step.target.slot : step.registration.slot;
}

function keyOf(step: Step): string {
	if (step.kind === 'restore') return `restore ${step.slot} ${step.anew === true}`;
	return step.kind === 'create'
		? `create ${step.target.slot}`
		: `${step.kind} ${step.registration.slot} ${step.registration.id}`;
}

/** For a vendor that answers "done", but whose list does not show it. */
function notShownError({ context, vendor }: Session, step: Step): NodeApiError {
	const event = vendor.catalogue.events.find(({ name }) => name === slotOf(step))?.displayName;
	const error = apiError(context.getNode(), undefined, {
		message: `${vendor.name} accepted a change of the ${vendor.registrationName}${event ? ` for "${event}"` : ''}, but does not show it yet`,
		description: `Its list may lag behind, or another system may be changing it at the same moment. Unpublish and publish again in a minute. If it stays like this, send this message to ${vendor.name} support.`,
	});
	error.context[NOT_SHOWN] = true;
	return error;
}

/** Looks until the list can be read; looks again if it seems to lag, as if it asks for what was done already. */
async function lookPatiently(
	session: Session,
	decide: Decide,
	seemsToLag: (actual: Registration[], steps: Step[]) => boolean,
): Promise<{ actual: Registration[]; steps: Step[] }> {
	for (let times = 0; ; times++) {
		const actual = await lookAgain(session);
		const steps = await decide(actual);
		const patient = times < LAG_MS.length && timeLeft(session) > LAG_MS[times];
		if (!patient || !seemsToLag(actual, steps)) return { actual, steps };
		await sleep(LAG_MS[times]);
	}
}

async function lookAgain(session: Session): Promise<Registration[]> {
	for (let times = 1; ; times++) {
		try {
			return await look(session);
		} catch (error) {
			if (!isTransient(error) || times >= MAX_LOOKS || timeLeft(session) <= PAUSE_MS * times) {
				throw asNodeError(session.context.getNode(), error);
			}
		}
		await pause(session, times);
	}
}
