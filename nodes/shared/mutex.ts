import { sleep } from 'n8n-workflow';

/** How long somebody waits for his turn, and what he throws when it does not come. */
export interface Patience {
	ms: number;
	late(): Error;
}

const SLICE_MS = 250;

/** The end of the last piece of work, by key; it never rejects. */
const last = new Map<string, Promise<unknown>>();

/**
 * Runs one piece of work after the other for a key, in the order they came.
 *
 * @throws what the work throws; what `late` makes when the turn did not come in time, and then the work never runs
 */
export async function runExclusive<T>(
	key: string,
	work: () => Promise<T>,
	patience?: Patience,
): Promise<T> {
	const before = last.get(key);
	let failure: Error | undefined;
	const turn = (before ?? Promise.resolve()).then(async () => {
		if (failure) throw failure;
		return await work();
	});
	const end = turn.then(
		() => undefined,
		() => undefined,
	);
	last.set(key, end);
	void end.then(() => last.get(key) === end && last.delete(key));
	if (before && patience) failure = await giveUp(before, patience);
	if (failure) throw failure;
	return await turn;
}

/** Waits in slices, because a sleep cannot be called off. */
async function giveUp(
	before: Promise<unknown>,
	{ ms, late }: Patience,
): Promise<Error | undefined> {
	let done = false;
	const ended = before.then(() => (done = true));
	for (let left = ms; !done; left -= SLICE_MS) {
		if (left <= 0) return late();
		await Promise.race([ended, sleep(Math.min(left, SLICE_MS))]);
	}
	return undefined;
}
