import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { runExclusive } from '../mutex';
import { retrying } from '../retrying';

/** n8n rewrites its whole list at every call, so it has to stay short; a vendor repeats within minutes. */
const OPTIONS = { mode: 'entries', maxEntries: 1_000 } as const;

/** The first record of a node is found, then inserted: of two workers that do so at once, one fails. */
const AT_ONCE = { attempts: 3, pauseMs: 50 };

/** What was recorded is asked about again after so long, at most so many times. */
const AGAIN_MS = 1_000;
const AGAIN_TIMES = 3;

/** How long an event that does not say when it happened is taken for a repeat of an equal one. */
const TIMELESS_MS = 6 * 3_600_000;

/** An event as far as repeats are concerned. */
export interface Recordable {
	eventId: string;
	/** When it happened; an event without a time may happen again and look the same. */
	occurredAt: string | null;
}

/** What is recorded of an event: itself, and that this execution has it. */
interface Records {
	event: string[];
	execution: string;
}

/** What is still to be looked after, by node: records that must be there, and that must not. */
interface Batch {
	wanted: Set<string>;
	unwanted: Set<string>;
}

const batches = new Map<string, Batch>();

const keyOf = (context: IExecuteFunctions) =>
	`records ${context.getWorkflow().id ?? ''} ${context.getNode().id}`;

/** Test runs share production's list, and a retry must not be mistaken for a repeat. */
export function countsForDeduplication(context: IExecuteFunctions): boolean {
	return ['webhook', 'trigger'].includes(context.getMode());
}

/**
 * Records events and tells which of them are new; of equal ones in one call only the first is. An event that this very
 * execution has recorded is new: the worker that began it has died.
 *
 * @returns the positions of the new ones
 * @throws if n8n's store cannot be used
 */
export async function recordNew(
	context: IExecuteFunctions,
	events: readonly Recordable[],
): Promise<Set<number>> {
	const ids = events.map(({ eventId }) => eventId);
	const first = [...events.keys()].filter((index) => ids.indexOf(ids[index]) === index);
	const records = first.map((index) => recordsOf(context, events[index]));
	const asked = records.flatMap(({ event, execution }) => [...event, execution]);
	const missing = await record(context, asked);
	const isFresh = ({ event, execution }: Records) =>
		!missing.has(execution) || event.every((entry) => missing.has(entry));
	const batch: Batch = { wanted: new Set(), unwanted: new Set() };
	for (const each of records) {
		const added = [...each.event, each.execution].filter((entry) => missing.has(entry));
		// A repeat has added records by being looked up; without them its period would never end.
		const into = isFresh(each) ? batch.wanted : batch.unwanted;
		for (const entry of added) into.add(entry);
	}
	lookAfter(context, batch);
	return new Set(first.filter((_, at) => isFresh(records[at])));
}

/** Takes records back, so that the vendor's next attempt, or the user's retry, is not taken for a repeat. */
export async function forget(
	context: IExecuteFunctions,
	events: readonly Recordable[],
): Promise<void> {
	const records = events.map((event) => recordsOf(context, event));
	const entries = records.flatMap(({ event, execution }) => [...event, execution]);
	for (const entry of entries) batches.get(keyOf(context))?.wanted.delete(entry);
	await remove(context, entries);
}

/** @returns what was missing, and is recorded now */
async function record(context: IExecuteFunctions, entries: string[]): Promise<Set<string>> {
	const ask = async () => await context.helpers.checkProcessedAndRecord(entries, 'node', OPTIONS);
	// One row, read and written whole: calls for one node go one after the other.
	return await runExclusive(keyOf(context), async () => {
		const { new: added } = await retrying(ask, AT_ONCE);
		return new Set(added.map(String));
	});
}

async function remove(context: IExecuteFunctions, entries: string[]): Promise<void> {
	if (entries.length === 0) return;
	await runExclusive(
		keyOf(context),
		async () => await context.helpers.removeProcessed(entries, 'node', OPTIONS),
	);
}

/** Everything of a second is looked after together, behind the events: asking alone costs as much as recording. */
function lookAfter(context: IExecuteFunctions, { wanted, unwanted }: Batch): void {
	const key = keyOf(context);
	const open = batches.get(key);
	if (open) {
		for (const entry of wanted) open.wanted.add(entry);
		for (const entry of unwanted) open.unwanted.add(entry);
		return;
	}
	if (wanted.size + unwanted.size === 0) return;
	const batch = { wanted, unwanted };
	batches.set(key, batch);
	void settle(context, key, batch).catch((error: unknown) =>
		context.logger.warn(`Recorded events could not be checked again: ${String(error)}`),
	);
}

/** Two workers that record different events at once lose one of them: asked again until nothing is missing. */
async function settle(context: IExecuteFunctions, key: string, batch: Batch): Promise<void> {
	await sleep(AGAIN_MS);
	batches.delete(key);
	await remove(context, [...batch.unwanted]);
	let open = [...batch.wanted];
	for (let times = 1; open.length > 0 && times <= AGAIN_TIMES; times++) {
		if (times > 1) await sleep(AGAIN_MS);
		open = [...(await record(context, open))];
	}
}

/**
 * One without a time of its own is recorded with the period it arrives in, and looked up in that and the one before.
 */
function recordsOf(context: IExecuteFunctions, { eventId, occurredAt }: Recordable): Records {
	const execution = `${eventId}#${context.getExecutionId()}`;
	if (occurredAt !== null) return { event: [eventId], execution };
	const period = Math.floor(Date.now() / TIMELESS_MS);
	return { event: [`${eventId}@${period}`, `${eventId}@${period - 1}`], execution };
}
