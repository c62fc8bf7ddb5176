import type { Conflict, Form, Owner, Registration, Step, Target } from '../trigger/registration';

export interface PlanInput {
	targets: readonly Target[];
	actual: readonly Registration[];
	ownerOf: (registration: Registration) => Owner;
	drifted: (registration: Registration, target: Target) => boolean;
	/** True where a place holds one registration only, so that taking it displaces whoever is in it. */
	exclusive: boolean;
	form: Form;
}

export interface Plan {
	/** What to create or change, in places that are free or ours. */
	steps: Extract<Step, { kind: 'create' | 'update' }>[];
	/** Places that are somebody's. */
	conflicts: Conflict[];
	/** Ours, and one too many. */
	duplicates: Registration[];
	/** Ours, where nothing is wanted any more: a deselected event, a former region, what a test left behind. */
	surplus: Registration[];
}

/**
 * Compares what should be registered with what is. Pure: it decides, it changes nothing.
 *
 * - a healthy registration yields nothing to do
 * - of several of ours in one place the oldest stays, so that two n8n mains that race agree on which
 * - a test touches nothing but its own URL, and the places of its own events
 */
export function planRegistrations(input: PlanInput): Plan {
	const { targets, actual, ownerOf, form } = input;
	const plan: Plan = { steps: [], conflicts: [], duplicates: [], surplus: [] };
	const handled = new Set<Registration>();

	for (const target of targets) {
		const inPlace = actual.filter((registration) => registration.place === target.place);
		const [keep, ...duplicates] = inPlace.filter((r) => ownerOf(r) === 'same').sort(byAge);
		plan.duplicates.push(...duplicates);
		const occupant = keep ?? (input.exclusive ? inPlace[0] : undefined);
		for (const registration of [...duplicates, ...(occupant ? [occupant] : [])]) {
			handled.add(registration);
		}
		if (!occupant) {
			plan.steps.push({ kind: 'create', target });
		} else if (occupant === keep) {
			if (input.drifted(keep, target)) {
				plan.steps.push({ kind: 'update', registration: keep, target });
			}
		} else if (ownerOf(occupant) === 'foreign') {
			plan.conflicts.push({ kind: 'foreign', registration: occupant, target });
		} else if (form === 'test') {
			plan.conflicts.push({ kind: 'ownProduction', registration: occupant, target });
		} else {
			plan.steps.push({ kind: 'update', registration: occupant, target });
		}
	}
	if (form === 'production') {
		plan.surplus = actual.filter((r) => !handled.has(r) && ownerOf(r) !== 'foreign');
	}
	return plan;
}

function byAge(a: Registration, b: Registration): number {
	return (a.createdAt ?? '').localeCompare(b.createdAt ?? '') || a.id.localeCompare(b.id);
}
