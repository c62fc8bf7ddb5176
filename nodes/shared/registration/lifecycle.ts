import type { IHookFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { TriggerVendor } from '../trigger/vendor';
import { hashToken } from '../trigger/token';
import { asNodeError, isTransient } from '../errors';
import { applySteps, rollBack, type Journal } from './apply';
import { notKeptError, resolveConflicts } from './conflicts';
import { finishLater, finishNoLonger } from './finishLater';
import {
	adoptDisplaced,
	carryMemory,
	formerOccupant,
	putBack,
	rememberDisplaced,
} from './displaced';
import { planRegistrations } from './plan';
import { assertReachable } from './preflight';
import { fingerprintOf, startHookRun, type Run } from './run';
import { clearState, readState, writeState, type RegistrationState } from '../trigger/state';
import type { Registration, Step } from '../trigger/registration';

/** Enough for: create, correct what the vendor stored, look once more. */
const MAX_ROUNDS = 3;

/** Everything before the first vendor call of a registration. Throws where it cannot work. */
async function prepare(context: IHookFunctions, vendor: TriggerVendor) {
	await finishNoLonger(context);
	const form = context.getMode() === 'manual' ? ('test' as const) : ('production' as const);
	const state: RegistrationState = { ...readState(context), form, attempt: true };
	// Whatever fails from here on, n8n calls delete, which must know what it ends.
	writeState(context, state);
	const run = await startHookRun(context, vendor, state);
	vendor.check(context, run.spec);
	assertReachable(context.getNode(), vendor.name, run.secrets.baseUrl, run.self.url);
	return { run, state };
}

function plan(run: Run, actual: readonly Registration[]) {
	return planRegistrations({
		targets: run.targets,
		actual,
		ownerOf: run.owner,
		drifted: run.adapter.drifted,
		exclusive: run.vendor.exclusive !== undefined,
		form: run.form,
	});
}

/** What is remembered of a registration that is in place. */
function registered(run: Run, state: RegistrationState): RegistrationState {
	return {
		...state,
		tokenHash: hashToken(run.self.token),
		fingerprint: fingerprintOf(run),
		places: run.targets.map((target) => target.place),
	};
}

/**
 * n8n's question before it registers: is everything that was registered still as it should be? Changes nothing there.
 *
 * Where the vendor cannot be asked right now, the answer is yes only if exactly this state was registered before:
 * n8n takes an exception for a failed registration and removes a healthy one.
 *
 * @throws NodeOperationError, NodeApiError with what to do next
 */
export async function checkRegistration(
	context: IHookFunctions,
	vendor: TriggerVendor,
): Promise<boolean> {
	const { run, state } = await prepare(context, vendor);
	// Nothing is known to be registered, so n8n goes on to register, which looks for itself: once is enough.
	if (state.fingerprint === undefined) return false;
	try {
		const actual = await run.list();
		const { steps, conflicts } = plan(run, actual);
		if (steps.length > 0 || conflicts.length > 0) return false;
		state.displaced = adoptDisplaced(run, actual, state.displaced);
	} catch (error) {
		if (!isTransient(error) || state.fingerprint !== fingerprintOf(run)) {
			throw asNodeError(context.getNode(), error);
		}
		context.logger.warn(
			`${vendor.name} cannot be asked right now; keeping the registration as it was`,
		);
		writeState(context, { ...state, attempt: undefined });
		return true;
	}
	writeState(context, { ...registered(run, state), attempt: undefined });
	return true;
}

/** A deselected place goes back to whoever had it, where that is remembered, instead of being emptied. */
async function handBack(run: Run, state: RegistrationState, steps: Step[]): Promise<Step[]> {
	return await Promise.all(
		steps.map(async (step): Promise<Step> => {
			if (step.kind !== 'remove') return step;
			const { registration } = step;
			const former = await formerOccupant(run, state, registration);
			return former ? { kind: 'update', registration, target: former } : step;
		}),
	);
}

/** @returns true where the vendor is as it was; the error says so in words */
async function undo(run: Run, journal: Journal, error: NodeApiError | NodeOperationError) {
	let undone = true;
	try {
		await rollBack(run.adapter, journal, (r) => run.owner(r) === 'same');
	} catch (rollBackError) {
		run.context.logger.warn(`Could not take back every step: ${String(rollBackError)}`);
		undone = false;
	}
	const outcome = undone
		? 'Nothing was left half registered.'
		: 'Some of it could not be taken back yet: publish again, or unpublish, to put it right.';
	error.description = `${error.description ?? ''} ${outcome}`.trim();
	return undone;
}

/**
 * Brings the vendor to the desired state, all or nothing. What `delete` needs is in the state before each vendor call,
 * and travels with the registration itself for the case that n8n is killed before it saves the state.
 *
 * @throws NodeOperationError, NodeApiError with what to do next; by then the vendor is as it was before
 */
export async function register(context: IHookFunctions, vendor: TriggerVendor): Promise<boolean> {
	const { run, state } = await prepare(context, vendor);
	const displacedBefore = state.displaced;
	let journal: Journal | undefined;
	try {
		for (let round = 1; ; round++) {
			const actual = await run.list();
			journal ??= { before: actual, steps: [], created: [], unheard: false };
			const { steps: planned, conflicts } = plan(run, actual);
			const steps = [
				...(await handBack(run, state, planned)),
				...(await resolveConflicts(context, run, conflicts)),
			];
			state.displaced = {
				...adoptDisplaced(run, actual, state.displaced),
				...rememberDisplaced(run, steps),
			};
			writeState(context, { ...registered(run, state), fingerprint: undefined });
			if (steps.length === 0) break;
			if (round > MAX_ROUNDS) throw notKeptError(run);

			const carrying = carryMemory(run, steps, state.displaced);
			journal.steps.push(...carrying);
			const applied = await applySteps(run.adapter, carrying, vendor.exclusive !== undefined);
			journal.created.push(...applied.created);
			journal.unheard ||= applied.unheard;
			if (applied.failure !== undefined) throw applied.failure;
			if (applied.settled) break;
		}
	} catch (error) {
		const failure = asNodeError(context.getNode(), error);
		const acted = journal !== undefined && journal.steps.length > 0;
		if (!acted || (journal && (await undo(run, journal, failure)))) {
			state.displaced = displacedBefore;
		}
		writeState(context, { ...state, tokenHash: hashToken(run.self.token), fingerprint: undefined });
		throw asNodeError(context.getNode(), failure);
	}
	writeState(context, { ...registered(run, state), attempt: undefined });
	return true;
}

async function giveUp(
	run: Run,
	state: RegistrationState,
	registration: Registration,
): Promise<void> {
	const former = await formerOccupant(run, state, registration);
	if (former) {
		try {
			await putBack(run, registration, former);
			return;
		} catch (error) {
			if (isTransient(error)) throw asNodeError(run.context.getNode(), error);
			// Refused for good: leaving our own there would deliver to an address where nobody listens.
			run.context.logger.warn(`${registration.place} could not be given back: ${String(error)}`);
		}
	}
	await run.adapter.remove(registration);
}

/**
 * Removes what is ours, and puts back whom we displaced. "Already gone" is done.
 *
 * Removes the other form's registrations only when it is known to be unpublishing: in doubt, only what leads to
 * exactly this run's URL.
 */
async function takeDown(run: Run, state: RegistrationState): Promise<void> {
	const owners = state.form === 'production' ? ['same', 'other'] : ['same'];
	const actual = await run.list();
	const mine = actual.filter((registration) => owners.includes(run.owner(registration)));
	const results = await Promise.allSettled(mine.map(async (r) => await giveUp(run, state, r)));
	const failed = results.find((result) => result.status === 'rejected');
	if (failed) throw failed.reason;
}

/** n8n has let go of the node by then, so everything is read from it already. */
function endLater(
	context: IHookFunctions,
	run: Run | undefined,
	state: RegistrationState,
	reason: unknown,
): void {
	if (run) finishLater(context, async () => await takeDown(run, state), reason);
	else context.logger.warn(`The end of a test could not be told to the vendor: ${String(reason)}`);
}

/**
 * The end of publishing, of listening for a test, or of an attempt at either that failed.
 *
 * A failed attempt ends without throwing: n8n would keep the webhook's row, and take the next publishing, once the
 * cause is gone, for done already, without registering anything. What is remembered stays for that publishing.
 *
 * @throws NodeApiError where the vendor did not do it and n8n will try again: only when unpublishing
 */
export async function unregister(context: IHookFunctions, vendor: TriggerVendor): Promise<boolean> {
	const state = readState(context);
	let run: Run | undefined;
	try {
		run = await startHookRun(context, vendor, state);
		await takeDown(run, state);
	} catch (error) {
		if (state.form === 'test') {
			endLater(context, run, state, error);
		} else if (state.attempt) {
			context.logger.warn(`What a failed attempt left is still to be removed: ${String(error)}`);
			return true;
		} else {
			throw asNodeError(context.getNode(), error);
		}
	}
	clearState(context);
	return true;
}
