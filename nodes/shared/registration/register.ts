import type { IHookFunctions } from 'n8n-workflow';
import { asNodeError, isTransient } from '../errors';
import type { Known, Registration } from '../trigger/registration';
import { writeState, type RegistrationState } from '../trigger/state';
import { hashToken } from '../trigger/token';
import type { TriggerVendor } from '../trigger/vendor';
import { failedAttempt, noteAttempt, type Attempt } from './attempts';
import { desired } from './desire';
import { finishNoLonger } from './finishLater';
import { fingerprintOf, startHookPass, type Pass } from './pass';
import { assertReachable } from './preflight';
import { emptyJournal, reconcile, type Journal } from './reconcile';
import { inTurn } from './turns';
import { undo } from './undo';

/**
 * n8n's question before it registers: is everything that was registered still as it should be? Changes nothing there.
 *
 * Where the vendor cannot be asked right now, the answer is yes only if exactly this state was registered before:
 * n8n takes an exception for a failed registration, and calls `delete`.
 *
 * @throws NodeOperationError, NodeApiError with what to do next
 */
export async function checkRegistration(
	context: IHookFunctions,
	vendor: TriggerVendor,
): Promise<boolean> {
	const pass = await prepare(context, vendor);
	const { fingerprint } = pass.state;
	// Nothing is known to be registered, so n8n goes on to register, which looks for itself: once is enough.
	if (fingerprint === undefined) return false;
	try {
		const actual = await pass.list();
		const { steps } = await desired(context, pass, actual);
		if (steps.length > 0) return false;
		writeState(context, registered(pass, actual));
	} catch (error) {
		if (!isTransient(error) || fingerprint !== fingerprintOf(pass)) {
			throw asNodeError(context.getNode(), error);
		}
		context.logger.warn(
			`${vendor.name} cannot be asked right now; keeping the registration as it was`,
		);
	}
	noteAttempt(context);
	return true;
}

/**
 * Brings the vendor to the desired state, all or nothing. What must be known later travels with the registration
 * itself; nothing depends on n8n saving the state.
 *
 * @throws NodeOperationError, NodeApiError with what to do next and what the vendor holds
 */
export async function register(context: IHookFunctions, vendor: TriggerVendor): Promise<boolean> {
	const pass = await prepare(context, vendor);
	await inTurn(pass, async () => {
		await bringAbout(context, pass);
		finishNoLonger(context);
	});
	noteAttempt(context);
	return true;
}

/** Everything before the first vendor call. Throws where it cannot work. */
async function prepare(context: IHookFunctions, vendor: TriggerVendor): Promise<Pass> {
	// n8n tries a publication several times over: what an earlier try has left is still there.
	noteAttempt(context, failedAttempt(context) ?? 'undone');
	const pass = await startHookPass(context, vendor);
	vendor.check(context, pass.spec);
	assertReachable(context.getNode(), vendor.name, pass);
	return pass;
}

function knownOf(pass: Pass, actual: readonly Registration[]): Known[] {
	return actual.flatMap((r) => (pass.owner(r) === 'same' ? [{ place: r.place, id: r.id }] : []));
}

/** What is remembered of a registration that is in place. */
function registered(pass: Pass, actual: readonly Registration[]): RegistrationState {
	const { memories } = pass.state;
	return {
		tokenHash: hashToken(pass.self.token),
		fingerprint: fingerprintOf(pass),
		known: knownOf(pass, actual),
		...(memories ? { memories } : {}),
	};
}

/** What the vendor holds after a failure, in a sentence that is true whatever else is known. */
function outcomeOf(pass: Pass, journal: Journal, attempt: Attempt): string {
	if (attempt === 'left') {
		return `Some of it could not be taken back and is still at ${pass.vendor.name}: publish again, or unpublish, to put it right.`;
	}
	return journal.steps.length > 0
		? 'Nothing was left half registered.'
		: 'Nothing new was registered.';
}

/** @throws what went wrong, with what the vendor holds now; by then the vendor is as it was, if it can be */
async function bringAbout(context: IHookFunctions, pass: Pass): Promise<void> {
	const journal = emptyJournal();
	const earlier = failedAttempt(context);
	const remembered = pass.state;
	noteAttempt(context, 'left');
	try {
		const actual = await reconcile(
			pass,
			async (found) => {
				const { steps, tooLong } = await desired(context, pass, found);
				if (Object.keys(tooLong).length > 0) {
					pass.state = { ...pass.state, memories: { ...pass.state.memories, ...tooLong } };
					// Before the place is taken: n8n may stop at any moment.
					writeState(context, pass.state);
				}
				return steps;
			},
			{ journal },
		);
		writeState(context, registered(pass, actual));
	} catch (error) {
		const failure = asNodeError(context.getNode(), error);
		const undone = await undo(pass, journal);
		const attempt = undone && earlier !== 'left' ? 'undone' : 'left';
		noteAttempt(context, attempt);
		if (undone) writeState(context, { ...remembered, memories: pass.state.memories });
		const outcome = outcomeOf(pass, journal, attempt);
		failure.description = `${failure.description ?? ''} ${outcome}`.trim();
		throw asNodeError(context.getNode(), failure);
	}
}
