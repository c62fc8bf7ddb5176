import type { IHookFunctions } from 'n8n-workflow';
import { operationError } from '../errors';
import { sameEndpoint } from '../trigger/addresses';
import type { Registration } from '../trigger/registration';
import { clearState, readState, writeState } from '../trigger/state';
import type { Session, TriggerVendor } from '../trigger/vendor';
import { isPublishedByAnother } from './ask';
import { takeDownInTheEnd } from './behind';
import { leaving, lockedText, type Leaving } from './leaving';
import { isMine } from './plan';
import { reconcile } from './reconcile';
import { startHookSession } from './session';

/**
 * The end of publishing, of listening for a test, or of an attempt at either that failed. Never throws: n8n shows that
 * to nobody, and after a failed attempt it would take the next publishing for done already. A test does not even wait,
 * because n8n stands still while it waits for the end of one.
 */
export async function unpublish(context: IHookFunctions, vendor: TriggerVendor): Promise<boolean> {
	// Before the first call: what is gone must not be taken for registered.
	writeState(context, { ...readState(context), fingerprint: undefined, ending: true });
	try {
		const session = await startHookSession(context, vendor, 0);
		const left = leaving(session);
		const tried = takeDownInTheEnd(session, async () => await takeDown(session, left));
		if (session.isTest) return true;
		if (await tried) clearState(context);
	} catch (error) {
		context.logger.error(
			`${vendor.name} may still have the ${vendor.registrationName} of "${context.getNode().name}": ${String(error)}`,
		);
	}
	return true;
}

/** A test removes exactly its own; unpublishing also clears away what tests have left. */
function isDue({ isTest, self, owner }: Session, registration: Registration): boolean {
	const mine = isMine(owner(registration));
	return isTest ? mine && sameEndpoint(registration.url, self.url) : mine;
}

/**
 * Removes what is ours, and puts back whom we displaced; then looks whether it is so. "Already gone" is done.
 * Who is on his way back since an earlier try is still waited for.
 *
 * @throws if anything of ours is left, or somebody who was displaced is not back
 */
async function takeDown(session: Session, left: Leaving): Promise<void> {
	const isNameless = (r: Registration) => session.vendor.registeredWorkflow(r) === undefined;
	const decide = async (actual: Registration[]) => {
		const due = actual.filter((registration) => isDue(session, registration));
		const spares = due.some(isNameless) && (await isPublishedByAnother(session));
		return left.stepsFor(actual, spares ? due.filter((r) => !isNameless(r)) : due);
	};
	// If what was registered is gone, Repair may have just made another, which the list does not show yet.
	const isReplaced = (actual: Registration[]) =>
		(session.state.known ?? []).some((one) => !actual.some(({ id }) => id === one.id));
	await reconcile(session, decide, isReplaced);
	if (left.locked.size > 0) {
		throw operationError(session.context.getNode(), lockedText(left.locked, session.vendor.name));
	}
}
