import type { Registration, RegistrationAdapter, Step } from './types';

async function applyStep(
	adapter: RegistrationAdapter,
	step: Step,
): Promise<Registration | undefined> {
	switch (step.kind) {
		case 'create':
			return await adapter.create(step.target);
		case 'remove':
			await adapter.remove(step.registration);
			return undefined;
		default:
			return await adapter.update(step.registration, step.target);
	}
}

/** The outcome of carrying out steps: what the vendor stored, or why it did not. */
export interface Applied {
	/** True where the vendor's answers already prove that every target is in place. */
	settled: boolean;
	failure?: unknown;
}

/**
 * Carries out the steps, all at once: they do not depend on each other, and a vendor's round trip is the slowest part.
 * Never throws; the caller decides what to undo.
 *
 * @param answersProve false where a second registration may have appeared beside ours, which only a list can show
 */
export async function applySteps(
	adapter: RegistrationAdapter,
	steps: readonly Step[],
	answersProve: boolean,
): Promise<Applied> {
	const results = await Promise.allSettled(
		steps.map(async (step) => await applyStep(adapter, step)),
	);
	const failed = results.find((result) => result.status === 'rejected');
	if (failed) return { settled: false, failure: failed.reason };

	const settled = steps.every((step, index) => {
		const result = results[index];
		if (step.kind === 'remove') return true;
		if (step.kind === 'create' && !answersProve) return false;
		const stored = result.status === 'fulfilled' ? result.value : undefined;
		return stored !== undefined && !adapter.drifted(stored, step.target);
	});
	return { settled };
}

function sameRegistration(a: Registration, b: Registration): boolean {
	return a.url === b.url && JSON.stringify(a.content) === JSON.stringify(b.content);
}

/**
 * Brings the places that the steps touched back to how they were `before`. Works from a fresh list, not from the
 * answers: a call whose answer was lost may have acted all the same.
 *
 * @param isOurs tells registrations that this node may remove
 * @throws the first failure; the others are still tried
 */
export async function rollBack(
	adapter: RegistrationAdapter,
	steps: readonly Step[],
	before: readonly Registration[],
	isOurs: (registration: Registration) => boolean,
): Promise<void> {
	const touched = before.filter((registration) =>
		steps.some((step) => step.kind !== 'create' && step.registration.id === registration.id),
	);
	const places = new Set([
		...touched.map((registration) => registration.place),
		...steps.flatMap((step) => (step.kind === 'remove' ? [] : [step.target.place])),
	]);
	const now = await adapter.list([...places]);

	const work = [
		...now
			.filter(
				(registration) => isOurs(registration) && !before.some((b) => b.id === registration.id),
			)
			.filter((registration) => places.has(registration.place))
			.map(async (registration) => await adapter.remove(registration)),
		...touched.map(async (former) => {
			const current = now.find((registration) => registration.id === former.id);
			if (!current) await adapter.create(former);
			else if (!sameRegistration(current, former)) await adapter.update(current, former);
		}),
	];
	const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
	if (failed) throw failed.reason;
}
