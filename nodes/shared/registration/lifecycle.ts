import type { IHookFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { TriggerVendor } from '../triggerVendor';
import { hashToken } from '../delivery/token';
import { asNodeError, isTransient } from '../errors';
import { applySteps, rollBack } from './apply';
import { displacements, notKeptError } from './conflicts';
import { formerOccupant, putBack, rememberDisplaced } from './displaced';
import { planRegistrations } from './plan';
import { assertReachable } from './preflight';
import { fingerprintOf, startHookRun, type Run } from './run';
import { clearState, readState, writeState, type RegistrationState } from './state';
import type { Form, Registration, Step } from './types';

/** Enough for: create, correct what the vendor stored, look once more. */
const MAX_ROUNDS = 3;

const formOf = (context: IHookFunctions): Form =>
	context.getMode() === 'manual' ? 'test' : 'production';

function placesOf(run: Run, state: RegistrationState): string[] {
	return [...new Set([...run.targets.map((target) => target.place), ...(state.places ?? [])])];
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

function remember(context: IHookFunctions, run: Run, former: RegistrationState): void {
	writeState(context, {
		...former,
		form: run.form,
		tokenHash: hashToken(run.self.token),
		fingerprint: fingerprintOf(run),
		places: run.targets.map((target) => target.place),
	});
}

/** A deselected place goes back to whoever had it, where that is remembered, instead of being emptied. */
async function handBack(run: Run, state: RegistrationState, steps: Step[]): Promise<Step[]> {
	return await Promise.all(
		steps.map(async (step): Promise<Step> => {
			if (step.kind !== 'remove') return step;
			const { registration } = step;
			const former = await formerOccupant(run, state, registration.place);
			return former ? { kind: 'update', registration, target: former } : step;
		}),
	);
}

/**
 * n8n's question before it registers: is everything at the vendor as it should be? Changes nothing there.
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
	const run = await startHookRun(context, vendor, formOf(context));
	vendor.check(context, run.spec);
	assertReachable(
		context.getNode(),
		{ name: vendor.name, baseUrl: run.secrets.baseUrl },
		run.self.url,
	);
	const state = readState(context);
	try {
		const { steps, conflicts } = plan(run, await run.adapter.list(placesOf(run, state)));
		if (steps.length > 0 || conflicts.length > 0) return false;
	} catch (error) {
		if (!isTransient(error) || state.fingerprint !== fingerprintOf(run)) {
			throw asNodeError(context.getNode(), error);
		}
		context.logger.warn(
			`${vendor.name} cannot be asked right now; keeping the registration as it was`,
		);
		return true;
	}
	remember(context, run, state);
	return true;
}

async function undo(
	run: Run,
	journal: Step[],
	before: Registration[],
	error: NodeApiError | NodeOperationError,
) {
	const description = error.description ?? '';
	let outcome = 'Nothing was left half registered.';
	try {
		await rollBack(run.adapter, journal, before, (r) => run.owner(r) === 'same');
	} catch (rollBackError) {
		run.context.logger.warn(`Could not take back every step: ${String(rollBackError)}`);
		outcome =
			'Some of it could not be taken back yet: publish again, or unpublish, to put it right.';
	}
	error.description = `${description} ${outcome}`.trim();
}

/**
 * Brings the vendor to the desired state, all or nothing.
 *
 * @throws NodeOperationError, NodeApiError with what to do next; by then the vendor is as it was before
 */
export async function register(context: IHookFunctions, vendor: TriggerVendor): Promise<boolean> {
	const run = await startHookRun(context, vendor, formOf(context));
	vendor.check(context, run.spec);
	assertReachable(
		context.getNode(),
		{ name: vendor.name, baseUrl: run.secrets.baseUrl },
		run.self.url,
	);
	const state: RegistrationState = { ...readState(context), form: run.form };
	const places = placesOf(run, state);
	// From here on n8n may stop at any moment: what delete needs is written down before each call.
	writeState(context, { ...state, tokenHash: hashToken(run.self.token), places });

	const journal: Step[] = [];
	let before: Registration[] | undefined;
	let displaced = state.displaced;
	try {
		for (let round = 1; ; round++) {
			const actual = await run.adapter.list(places);
			before ??= actual;
			const { steps: planned, conflicts } = plan(run, actual);
			const steps = [
				...(await handBack(run, state, planned)),
				...displacements(context, run, conflicts),
			];
			if (steps.length === 0) break;
			if (round > MAX_ROUNDS) throw notKeptError(run);
			displaced = { ...displaced, ...rememberDisplaced(run, steps) };
			writeState(context, { ...readState(context), displaced });
			journal.push(...steps);
			const applied = await applySteps(run.adapter, steps, vendor.exclusive !== undefined);
			if (applied.failure !== undefined) throw applied.failure;
			if (applied.settled) break;
		}
	} catch (error) {
		const failure = asNodeError(context.getNode(), error);
		if (before && journal.length > 0) await undo(run, journal, before, failure);
		writeState(context, { ...readState(context), displaced: state.displaced });
		throw asNodeError(context.getNode(), failure);
	}
	remember(context, run, { ...state, displaced });
	return true;
}

async function giveUp(
	run: Run,
	state: RegistrationState,
	registration: Registration,
): Promise<void> {
	const former = await formerOccupant(run, state, registration.place);
	if (former) await putBack(run, registration, former);
	else await run.adapter.remove(registration);
}

/**
 * Removes what is ours, and puts back whom we displaced. "Already gone" is done.
 *
 * Removes the other form's registrations only when it is known to be unpublishing: in doubt, only what leads to
 * exactly this run's URL.
 *
 * @throws NodeApiError where the vendor did not do it; n8n tries again
 */
export async function unregister(context: IHookFunctions, vendor: TriggerVendor): Promise<boolean> {
	const state = readState(context);
	const run = await startHookRun(context, vendor, state.form ?? 'production');
	const owners = state.form === 'production' ? ['same', 'other'] : ['same'];
	try {
		const actual = await run.adapter.list(placesOf(run, state));
		const mine = actual.filter((registration) => owners.includes(run.owner(registration)));
		const results = await Promise.allSettled(mine.map(async (r) => await giveUp(run, state, r)));
		const failed = results.find((result) => result.status === 'rejected');
		if (failed) throw failed.reason;
	} catch (error) {
		throw asNodeError(context.getNode(), error);
	}
	clearState(context);
	return true;
}
