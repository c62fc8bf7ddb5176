import type { Owner } from './ownership';
import type { Conflict, Form, Registration, Step, Target } from '../trigger/registration';

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
	steps: Step[];
	conflicts: Conflict[];
}

function byAge(a: Registration, b: Registration): number {
	return (a.createdAt ?? '').localeCompare(b.createdAt ?? '') || a.id.localeCompare(b.id);
}

/**
 * Compares what should be registered with what is. Pure: it decides, it changes nothing.
 *
 * - a healthy registration yields no step
 * - of several of ours in one place the oldest stays, so that two n8n mains that race agree on which
 * - publishing also clears away what a test left behind; a test touches nothing but its own URL
 */
export function planRegistrations(input: PlanInput): Plan {
	const { targets, actual, ownerOf, form } = input;
	const plan: Plan = { steps: [], conflicts: [] };
	const handled = new Set<Registration>();

	for (const target of targets) {
		const inPlace = actual.filter((registration) => registration.place === target.place);
		const [keep, ...duplicates] = inPlace.filter((r) => ownerOf(r) === 'same').sort(byAge);
		for (const registration of duplicates) {
			plan.steps.push({ kind: 'remove', registration, why: 'duplicate' });
			handled.add(registration);
		}
		if (keep) {
			handled.add(keep);
			if (input.drifted(keep, target))
				plan.steps.push({ kind: 'update', registration: keep, target });
			continue;
		}
		const occupant = input.exclusive ? inPlace[0] : undefined;
		if (!occupant) {
			plan.steps.push({ kind: 'create', target });
			continue;
		}
		handled.add(occupant);
		if (ownerOf(occupant) === 'foreign') {
			plan.conflicts.push({ kind: 'foreign', registration: occupant, target });
		} else if (form === 'test') {
			plan.conflicts.push({ kind: 'ownProduction', registration: occupant, target });
		} else {
			plan.steps.push({ kind: 'update', registration: occupant, target });
		}
	}

	if (form === 'production') {
		for (const registration of actual) {
			const owner = ownerOf(registration);
			if (handled.has(registration) || owner === 'foreign') continue;
			const why = owner === 'same' ? 'deselected' : 'leftOver';
			plan.steps.push({ kind: 'remove', registration, why });
		}
	}
	return plan;
}
