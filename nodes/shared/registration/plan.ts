import type { Conflict, Owner, Registration, Target } from '../trigger/registration';

export interface PlanInput {
	targets: readonly Target[];
	actual: readonly Registration[];
	ownerOf: (registration: Registration) => Owner;
	drifted: (registration: Registration, target: Target) => boolean;
	/** True if a slot holds one registration only, so that taking it displaces whoever is in it. */
	exclusive: boolean;
	isTest: boolean;
}

export type Change =
	| { kind: 'create'; target: Target }
	| { kind: 'update'; registration: Registration; target: Target };

export interface Plan {
	/** What to create or change, in slots that are free or ours. */
	changes: Change[];
	/** Slots that are somebody else's. */
	conflicts: Conflict[];
	/** Ours, and one too many. */
	duplicates: Registration[];
	/** Ours, and not wanted any more: a deselected event, a former region, what a test left behind. */
	surplus: Registration[];
}

/**
 * Compares what should be registered with what is. Pure: it decides, it changes nothing.
 *
 * - a healthy registration yields nothing to do
 * - of several of ours in one slot the oldest stays, so that two n8n mains that race agree on which
 * - a test clears away nothing but duplicates of its own
 */
export function planRegistrations(input: PlanInput): Plan {
	const { targets, actual, ownerOf, exclusive, isTest } = input;
	const plan: Plan = { changes: [], conflicts: [], duplicates: [], surplus: [] };
	const handled = new Set<Registration>();

	for (const target of targets) {
		const inSlot = actual.filter(({ slot }) => slot === target.slot);
		const [keep, ...duplicates] = inSlot.filter((r) => ownerOf(r) === 'ours').sort(byAge);
		const occupant = keep ?? (exclusive ? inSlot[0] : undefined);
		plan.duplicates.push(...duplicates);
		for (const registration of [...duplicates, ...(occupant ? [occupant] : [])]) {
			handled.add(registration);
		}
		const owner = occupant && ownerOf(occupant);
		if (!occupant || !owner) {
			plan.changes.push({ kind: 'create', target });
		} else if (owner !== 'ours' && owner !== 'leftover') {
			plan.conflicts.push({ owner, registration: occupant, target });
		} else if (owner === 'leftover' || input.drifted(occupant, target)) {
			plan.changes.push({ kind: 'update', registration: occupant, target });
		}
	}
	if (!isTest) {
		plan.surplus = actual.filter((r) => !handled.has(r) && isMine(ownerOf(r)));
	}
	return plan;
}

/** What publishing and unpublishing may change and remove unasked. */
export function isMine(owner: Owner): boolean {
	return owner === 'ours' || owner === 'leftover';
}

function byAge(a: Registration, b: Registration): number {
	return (a.createdAt ?? '').localeCompare(b.createdAt ?? '') || a.id.localeCompare(b.id);
}
