import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one test played, and what did not hold in it. */
export interface Outcome {
	/** Histories, or deliveries where each is one of its own. */
	played: number;
	/** Events that a vendor sent in them. */
	events: number;
	lost: number;
	doubled: number;
	forged: number;
	/** Registrations, messages and secrets. */
	other: number;
	seed?: number;
}

/** The faults of one operation at one vendor. */
export interface FaultyOperation extends Outcome {
	operation: string;
	vendor: string;
	/** Vendor calls of the operation, under the reading in which there are most. */
	calls: number;
}

/** One defect that was put back, and the first history in which it showed; empty where none did. */
export interface CaughtDefect {
	id: string;
	title: string;
	history: string;
	what: string;
}

/** Sorts what did not hold by what it means for an event. */
export function outcomeOf(violations: readonly string[]): Omit<Outcome, 'played' | 'events'> {
	const kinds = {
		lost: /never processed|authentic, and answered|not forwarded/,
		doubled: /processed \d+ times/,
		forged: /a forged delivery/,
	};
	const count = (kind: RegExp) => violations.filter((what) => kind.test(what)).length;
	const rest = Object.values(kinds);
	return {
		lost: count(kinds.lost),
		doubled: count(kinds.doubled),
		forged: count(kinds.forged),
		other: violations.filter((what) => !rest.some((kind) => kind.test(what))).length,
	};
}

/** Keeps the figures of one test for `npm run reliability`, which writes them into the documentation. */
export function recordFigures(
	name: string,
	figures: Outcome | CaughtDefect | FaultyOperation[],
): void {
	const folder = process.env.SIMULATION_FIGURES;
	if (folder === undefined) return;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.json`), JSON.stringify(figures));
}
