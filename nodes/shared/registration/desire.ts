import type { IHookFunctions } from 'n8n-workflow';
import type { Registration, Step } from '../trigger/registration';
import type { Desire } from '../trigger/vendor';
import type { Pass } from './pass';
import { planRegistrations, type Plan } from './plan';
import { askAddress } from './probe';

/** What stands between what the vendor holds and what this pass wants. */
export function planFor(pass: Pass, actual: readonly Registration[]): Plan {
	return planRegistrations({
		targets: pass.targets,
		actual,
		ownerOf: pass.owner,
		drifted: pass.adapter.drifted,
		exclusive: pass.vendor.exclusive !== undefined,
		form: pass.form,
	});
}

/** Creates and updates, each with the memory that it has to carry on. */
export function withMemories(pass: Pass, steps: Plan['steps']): Desire {
	const { exclusive } = pass.vendor;
	const desire: Desire = { steps: [], tooLong: {} };
	for (const step of steps) {
		if (step.kind === 'create' || !exclusive) {
			desire.steps.push(step);
			continue;
		}
		const { target, tooLong } = exclusive.inherit(pass, step.target, step.registration);
		desire.steps.push({ ...step, target });
		Object.assign(desire.tooLong, tooLong);
	}
	return desire;
}

/** How this node leaves a place: whoever it displaced is put back, and only where there is nobody it is emptied. */
export async function leave(pass: Pass, registration: Registration): Promise<Step> {
	const former = await pass.vendor.exclusive?.heirOf(pass, registration);
	const { place } = registration;
	return former ? { kind: 'restore', place, former } : { kind: 'remove', registration };
}

/** True where a registration of the other form is in use: a test is listening there, or production is. */
export async function isInUse(pass: Pass, registration: Registration): Promise<boolean> {
	if (pass.owner(registration) !== 'other') return false;
	const answer = await askAddress(pass.context, registration.url);
	// Where nobody can tell, it may be: this n8n cannot always reach its own address.
	return answer === 'listens' || answer === 'unclear';
}

/**
 * What still has to be done for a publication or a test. What is not wanted any more goes only when everything that is
 * wanted is in place, so that a failure before that has nothing to bring back.
 *
 * @throws NodeOperationError where a place is somebody's and must not be taken
 */
export async function desired(
	context: IHookFunctions,
	pass: Pass,
	actual: readonly Registration[],
): Promise<Desire> {
	const plan = planFor(pass, actual);
	const own = withMemories(pass, plan.steps);
	const taken = await pass.vendor.exclusive?.resolveConflicts(context, pass, plan.conflicts);
	const steps = [...own.steps, ...(taken?.steps ?? [])];
	const tooLong = { ...own.tooLong, ...taken?.tooLong };
	if (steps.length > 0) return { steps, tooLong };

	const clearing = await Promise.all(
		plan.surplus.map(async (r) => ((await isInUse(pass, r)) ? [] : [await leave(pass, r)])),
	);
	const duplicates = plan.duplicates.map(
		(registration): Step => ({ kind: 'remove', registration }),
	);
	return { steps: [...duplicates, ...clearing.flat()], tooLong };
}
