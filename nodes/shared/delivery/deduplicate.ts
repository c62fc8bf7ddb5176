import type { IExecuteFunctions } from 'n8n-workflow';
import { retrying } from '../retrying';

/** n8n rewrites its whole list each time, so it has to stay short; a vendor repeats within minutes. */
const OPTIONS = { mode: 'entries', maxEntries: 1_000 } as const;

/** The first record of a node is found, then inserted: of two workers that do so at once, one fails. */
const PATIENCE = { attempts: 3, pauseMs: 50 };

/** How long an event that does not say when it happened is taken for a repeat of an equal one. */
const TIMELESS_MS = 6 * 3_600_000;

/** An event as far as repeats are concerned. */
export interface Recordable {
	eventId: string;
	/** When it happened; an event without a time may happen again and look the same. */
	occurredAt: string | null;
}

/** n8n's store reads, changes and writes one row, not atomically: calls for one node go one after the other. */
const queues = new Map<string, Promise<unknown>>();

const keyOf = (context: IExecuteFunctions) =>
	`${context.getWorkflow().id ?? ''}|${context.getNode().id}`;

/** Test runs share production's list, and a retry must not be mistaken for a repeat. */
export function countsForDeduplication(context: IExecuteFunctions): boolean {
	return ['webhook', 'trigger'].includes(context.getMode());
}

/**
 * Records events and tells which of them are new; of equal ones in one call only the first is.
 *
 * @returns the positions of the new ones
 * @throws where n8n's store cannot be used
 */
export async function recordNew(
	context: IExecuteFunctions,
	events: readonly Recordable[],
): Promise<Set<number>> {
	const now = Date.now();
	const ids = events.map(({ eventId }) => eventId);
	const first = [...events.keys()].filter((index) => ids.indexOf(ids[index]) === index);
	const lookedUp = first.map((index) => recordsOf(events[index], now));
	return await inTurn(keyOf(context), async () => {
		const { new: fresh } = await retrying(
			async () => await context.helpers.checkProcessedAndRecord(lookedUp.flat(), 'node', OPTIONS),
			PATIENCE,
		);
		const isNew = new Set(fresh.map(String));
		const added = addedByRepeats(lookedUp, isNew);
		if (added.length > 0) await context.helpers.removeProcessed(added, 'node', OPTIONS);
		return new Set(first.filter((_, at) => lookedUp[at].every((record) => isNew.has(record))));
	});
}

/** Takes records back, so that the vendor's next attempt, or the user's retry, is not taken for a repeat. */
export async function forget(
	context: IExecuteFunctions,
	events: readonly Recordable[],
): Promise<void> {
	const now = Date.now();
	const records = events.flatMap((event) => recordsOf(event, now));
	await inTurn(
		keyOf(context),
		async () => await context.helpers.removeProcessed(records, 'node', OPTIONS),
	);
}

async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
	const turn = (queues.get(key) ?? Promise.resolve()).then(work, work);
	queues.set(key, turn);
	try {
		return await turn;
	} finally {
		if (queues.get(key) === turn) queues.delete(key);
	}
}

/**
 * What is looked up for an event, what is recorded first. One without a time of its own is recorded with the period it
 * arrives in, and looked up in that and the one before.
 */
function recordsOf({ eventId, occurredAt }: Recordable, now: number): string[] {
	if (occurredAt !== null) return [eventId];
	const period = Math.floor(now / TIMELESS_MS);
	return [`${eventId}@${period}`, `${eventId}@${period - 1}`];
}

/** The records that a repeat has added by being looked up; without them its period would never end. */
function addedByRepeats(lookedUp: readonly string[][], isNew: ReadonlySet<string>): string[] {
	return lookedUp.flatMap((records) => {
		const added = records.filter((record) => isNew.has(record));
		return added.length < records.length ? added : [];
	});
}
