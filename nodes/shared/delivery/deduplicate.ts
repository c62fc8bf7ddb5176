import type { IExecuteFunctions } from 'n8n-workflow';

/** n8n rewrites its whole list each time, so it has to stay short; a vendor repeats within minutes. */
const OPTIONS = { mode: 'entries', maxEntries: 1_000 } as const;

/** n8n's store reads, changes and writes one row, not atomically: calls for one node go one after the other. */
const queues = new Map<string, Promise<unknown>>();

async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
	const turn = (queues.get(key) ?? Promise.resolve()).then(work, work);
	queues.set(key, turn);
	try {
		return await turn;
	} finally {
		if (queues.get(key) === turn) queues.delete(key);
	}
}

const keyOf = (context: IExecuteFunctions) =>
	`${context.getWorkflow().id ?? ''}|${context.getNode().id}`;

/** Test runs share production's list, and a retry must not be mistaken for a repeat. */
export function countsForDeduplication(context: IExecuteFunctions): boolean {
	return ['webhook', 'trigger'].includes(context.getMode());
}

/**
 * Records event ids and tells which of them are new; of equal ids in one call only the first is.
 *
 * @returns the positions of the new ones
 * @throws where n8n's store cannot be used
 */
export async function recordNew(
	context: IExecuteFunctions,
	ids: readonly string[],
): Promise<Set<number>> {
	const unique = [...new Set(ids)];
	const { new: fresh } = await inTurn(
		keyOf(context),
		async () => await context.helpers.checkProcessedAndRecord(unique, 'node', OPTIONS),
	);
	const isNew = new Set(fresh);
	return new Set([...ids.keys()].filter((i) => isNew.has(ids[i]) && ids.indexOf(ids[i]) === i));
}

/** Takes records back, so that the vendor's next attempt, or the user's retry, is not taken for a repeat. */
export async function forget(context: IExecuteFunctions, ids: readonly string[]): Promise<void> {
	await inTurn(
		keyOf(context),
		async () => await context.helpers.removeProcessed([...ids], 'node', OPTIONS),
	);
}
