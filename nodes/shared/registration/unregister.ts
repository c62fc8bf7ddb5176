import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { asNodeError } from '../errors';
import type { Registration, Step } from '../trigger/registration';
import { clearState } from '../trigger/state';
import type { TriggerVendor } from '../trigger/vendor';
import { failedAttempt } from './attempts';
import { isInUse, leave } from './desire';
import { finishLater } from './finishLater';
import { isTestRun, startHookPass, type Pass } from './pass';
import { reconcile } from './reconcile';
import { inTurn } from './turns';

/**
 * The end of publishing, of listening for a test, or of an attempt at either that failed.
 *
 * Two ends do not throw, for n8n's sake. After a failed attempt n8n would keep the webhook's row, and take the next
 * publishing, once the cause is gone, for done already, without registering anything. The end of a test does not even
 * wait (see `finishLater`), unless it has to give borrowed events back: as long as the vendor sends them to the test
 * address, n8n must answer there.
 *
 * @throws NodeApiError, NodeOperationError where something of ours is left, or somebody is not back: n8n tries again
 */
export async function unregister(context: IHookFunctions, vendor: TriggerVendor): Promise<boolean> {
	const attempt = failedAttempt(context);
	if (attempt === 'undone') return true;
	const isTest = isTestRun(context);
	try {
		const pass = await startHookPass(context, vendor);
		const work = async () => await takeDown(pass);
		if (isTest) {
			const tried = finishLater(context, pass, work);
			if (vendor.exclusive?.policy(context).ownProduction === 'borrow') await tried;
		} else await inTurn(pass, work);
	} catch (error) {
		if (isTest) {
			context.logger.warn(`The end of a test could not be told to the vendor: ${String(error)}`);
		} else if (attempt === 'left') {
			context.logger.warn(`What a failed attempt left is still to be removed: ${String(error)}`);
			return true;
		} else {
			throw asNodeError(context.getNode(), error);
		}
	}
	clearState(context);
	return true;
}

/** What a pass takes down: its own form; unpublishing also clears away what tests have left. */
async function isDue(pass: Pass, registration: Registration): Promise<boolean> {
	const owner = pass.owner(registration);
	if (owner === 'other') return pass.form === 'production' && !(await isInUse(pass, registration));
	return owner === 'same';
}

/**
 * Removes what is ours, and puts back whom we displaced; then looks whether it is so. "Already gone" is done.
 *
 * @throws where anything of ours is left, or somebody who was displaced is not back
 */
async function takeDown(pass: Pass): Promise<void> {
	const { exclusive } = pass.vendor;
	const back = new Map<string, IDataObject>();
	const isBack = (actual: readonly Registration[], place: string, former: IDataObject) => {
		const there = actual.find((registration) => registration.place === place);
		if (!there || !exclusive) return false;
		// Somebody else has taken the place meanwhile: it is theirs.
		const theirs = exclusive.registrationOf(former).url !== there.url;
		return theirs || exclusive.isRestored(there, former);
	};
	await reconcile(
		pass,
		async (actual) => {
			const asked = await Promise.all(actual.map(async (r) => await isDue(pass, r)));
			const due = actual.filter((_, index) => asked[index]);
			const found = await Promise.allSettled(due.map(async (r) => await leave(pass, r)));
			const steps = found.flatMap((f) => (f.status === 'fulfilled' ? [f.value] : []));
			// Whoever can be put back is; only then is it said who cannot.
			const refused = found.find((f) => f.status === 'rejected');
			if (steps.length === 0 && refused) throw asNodeError(pass.context.getNode(), refused.reason);
			for (const step of steps) if (step.kind === 'restore') back.set(step.place, step.former);
			const left = new Set(due.map(({ place }) => place));
			const again = [...back].flatMap(([place, former]): Step[] =>
				left.has(place) || isBack(actual, place, former)
					? []
					: [{ kind: 'restore', place, former }],
			);
			return [...steps, ...again];
		},
		{ insist: true },
	);
}
