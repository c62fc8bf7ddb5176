import { isTransient } from '../errors';
import type { Registration, RegistrationAdapter, Step } from '../trigger/registration';

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

/** What came of carrying out steps. */
export interface Applied {
	/** True where the vendor's answers already prove that every target is in place. */
	settled: boolean;
	/** Ids that the vendor says it created. */
	created: string[];
	/** True where something may have been created without our hearing of it. */
	unheard: boolean;
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
	const applied: Applied = { settled: true, created: [], unheard: false };
	const results = await Promise.allSettled(
		steps.map(async (step) => await applyStep(adapter, step)),
	);
	results.forEach((result, index) => {
		const step = steps[index];
		if (result.status === 'rejected') {
			applied.failure ??= result.reason;
			applied.settled = false;
			if (step.kind === 'create' && isTransient(result.reason)) applied.unheard = true;
			return;
		}
		const stored = result.value;
		if (step.kind === 'create' && stored) applied.created.push(stored.id);
		if (step.kind === 'remove') return;
		const proved = step.kind !== 'create' || answersProve;
		if (!proved || !stored || adapter.drifted(stored, step.target)) applied.settled = false;
	});
	return applied;
}

function sameRegistration(a: Registration, b: Registration): boolean {
	return a.url === b.url && JSON.stringify(a.content) === JSON.stringify(b.content);
}

/** All that was tried, over every round. */
export interface Journal {
	before: readonly Registration[];
	steps: Step[];
	created: string[];
	unheard: boolean;
}

/**
 * Brings what the steps touched back to how it was before. Works from a fresh list, not only from the answers: a call
 * whose answer was lost may have acted all the same.
 *
 * @param isOurs tells registrations that this node may change
 * @throws the first failure; the others are still tried
 */
export async function rollBack(
	adapter: RegistrationAdapter,
	{ before, steps, created, unheard }: Journal,
	isOurs: (registration: Registration) => boolean,
): Promise<void> {
	const touched = before.filter((registration) =>
		steps.some((step) => step.kind !== 'create' && step.registration.id === registration.id),
	);
	const places = [
		...touched.map(({ place }) => place),
		...steps.flatMap((step) => (step.kind === 'create' ? [step.target.place] : [])),
	];
	const now = await adapter.list([...new Set(places)]);
	// Another n8n main may be registering the same node right now: what it made is not ours to take back.
	const madeByUs = now.filter(
		(registration) =>
			isOurs(registration) &&
			!before.some(({ id }) => id === registration.id) &&
			(created.includes(registration.id) || (unheard && places.includes(registration.place))),
	);
	const work = [
		...madeByUs.map(async (registration) => await adapter.remove(registration)),
		...touched.map(async (former) => {
			const current = now.find(({ id }) => id === former.id);
			if (!current) await adapter.create(former);
			else if (isOurs(current) && !sameRegistration(current, former)) {
				await adapter.update(current, former);
			}
		}),
	];
	const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
	if (failed) throw failed.reason;
}
