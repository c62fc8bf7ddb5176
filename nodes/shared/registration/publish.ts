import type { IHookFunctions } from 'n8n-workflow';
import { asNodeError, isTransient } from '../errors';
import type { Registration, Step } from '../trigger/registration';
import { writeState, type RegistrationState } from '../trigger/state';
import { hashToken } from '../trigger/token';
import type { Session, TriggerVendor } from '../trigger/vendor';
import { earlierEnd, expectMore } from './behind';
import { assertReady, resetBreaker, trip } from './breaker';
import { leaving } from './leaving';
import { isMine, planRegistrations, type Plan } from './plan';
import { assertReachable } from './preflight';
import { reconcile, type Decide } from './reconcile';
import { fingerprintOf, inTurn, startHookSession } from './session';

/** Five of n8n's attempts, its pauses included, fit into the 84 s it allows (see `breaker.ts`). */
const PUBLISH_MS = 20_000;

/**
 * Brings the vendor to the desired state, for a publication or a test: looks, acts, and looks again. Nothing is taken
 * back if it fails: n8n calls `delete` then, which works from any state.
 *
 * If the vendor's list cannot be read for the moment, and exactly this was registered before, it counts as registered:
 * older n8n registers anew at every start, and would take healthy workflows down.
 *
 * @throws NodeOperationError, NodeApiError with what to do next
 */
export async function publish(context: IHookFunctions, vendor: TriggerVendor): Promise<boolean> {
	const session = await startHookSession(context, vendor, PUBLISH_MS);
	vendor.check(context, session.spec);
	assertReachable(session);
	assertReady(session, 'node');
	const earlier = earlierEnd(session);
	try {
		assertReady(session, 'account');
		await inTurn(session, async () => {
			const actual = await reconcile(session, desired(context, session), (all) =>
				mayBeGone(session, all),
			);
			writeState(context, registered(session, actual));
			earlier.callOff();
			resetBreaker(session);
		});
	} catch (error) {
		if (isTransient(error)) {
			if (!session.looked && session.state.fingerprint === fingerprintOf(session)) {
				context.logger.warn(
					`${vendor.name} cannot be asked right now; keeping what was registered`,
				);
				earlier.callOff();
				return true;
			}
			trip(session, 'account', error);
		}
		if (session.acted) expectMore(session);
		throw asNodeError(context.getNode(), error);
	}
	return true;
}

/** What stands between what the vendor holds and what a session wants. */
export function planFor(session: Session, actual: readonly Registration[]): Plan {
	return planRegistrations({
		targets: session.targets,
		actual,
		ownerOf: session.owner,
		drifted: session.adapter.drifted,
		exclusive: session.vendor.exclusive !== undefined,
		isTest: session.isTest,
	});
}

/** The changes of a plan; what is ours already goes on carrying the record of whom it displaced. */
export function changesOf(session: Session, { changes }: Plan): Step[] {
	const { exclusive } = session.vendor;
	return changes.map((change) =>
		exclusive && change.kind === 'update'
			? { ...change, target: exclusive.carryOn(session, change.target, change.registration) }
			: change,
	);
}

/** All conflicts are found before the first step; slots are taken over when everything else is in place. */
function desired(context: IHookFunctions, session: Session): Decide {
	const { exclusive } = session.vendor;
	const { stepsFor, locked } = leaving(session);
	const touched = new Set<string>();
	return (actual) => {
		const plan = planFor(session, actual);
		exclusive?.assertKept(session, actual);
		const takeOvers = exclusive?.takeOver(context, session, plan.conflicts, touched) ?? [];
		const clearing = stepsFor(actual, plan.surplus);
		if (locked.size > 0)
			context.logger.error(
				`${[...locked].join(', ')}: the record of it cannot be opened, so its slot stays as it is`,
			);
		const duplicates = plan.duplicates.map(
			(registration): Step => ({ kind: 'remove', registration }),
		);
		const own = changesOf(session, plan);
		const steps = [
			...(own.length > 0 ? own : takeOvers),
			...[...duplicates, ...clearing].map((step): Step => ({ ...step, mayStay: true })),
		];
		for (const step of steps) if ('target' in step) touched.add(step.target.slot);
		return steps;
	};
}

/**
 * After an end that was not seen to be done, a list that lags may go on showing what that end has taken away. What a
 * test remembered is gone by then, but no test of this node should be there at all when one begins.
 */
function mayBeGone({ isTest, state, owner }: Session, actual: readonly Registration[]): boolean {
	return (isTest || state.ending === true) && actual.some((one) => isMine(owner(one)));
}

/** What is remembered of a registration that is in place. */
function registered(session: Session, actual: readonly Registration[]): RegistrationState {
	const { tokens } = session.self;
	const ours = actual.filter((registration) => isMine(session.owner(registration)));
	return {
		tokenHash: hashToken(session.isTest ? tokens.test : tokens.production),
		fingerprint: fingerprintOf(session),
		known: ours.map(({ slot, id }) => ({ slot, id })),
	};
}
