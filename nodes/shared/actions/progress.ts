import type { asNodeError } from '../errors';

/** More than this many names would hide the sentence they are in. */
const MOST_NAMED = 20;

/** What is known of a run that stopped in the middle, by item index; all tries of Retry On Fail together. */
export interface Progress {
	/** With the name of what came of each, such as its key. */
	done: ReadonlyMap<number, string>;
	/** Refused, or not sent because a value cannot work. */
	refused: ReadonlySet<number>;
	/** Sent, and no clear answer came. */
	unclear: ReadonlySet<number>;
	count: number;
}

/**
 * Adds to an error which items were done and which were not, so that nobody sends, bills or deletes something twice by
 * running all of them again.
 */
export function tellProgress(
	error: ReturnType<typeof asNodeError>,
	{ done, refused, unclear, count }: Progress,
): void {
	if (count < 2) return;
	const indices = Array.from({ length: count }, (_, index) => index);
	const doneItems = indices.filter((index) => done.has(index));
	const known = (index: number) => done.has(index) || refused.has(index) || unclear.has(index);
	const left = indices.filter((index) => !known(index));
	const others = indices.filter((index) => refused.has(index) && index !== error.context.itemIndex);
	const open = indices.filter((index) => unclear.has(index));
	const parts = [
		doneItems.length === 0
			? 'No item was done.'
			: `${doneItems.length} of ${count} items were done: ${listed(doneItems.map((index) => `item ${index}${named(done.get(index))}`))}.`,
		open.length === 0 ? '' : `Not known whether it was done: ${ranges(open)}.`,
		others.length === 0 ? '' : `Also refused: ${ranges(others)}.`,
		left.length === 0 ? '' : `Not started: ${ranges(left)}.`,
		doneItems.length + open.length === 0
			? ''
			: 'Retry On Fail does not repeat what was done. A new execution does: run only the other items, or set On Error to Continue to get an answer for each item.',
	];
	error.description = [error.description, ...parts].filter(Boolean).join(' ');
}

const named = (name?: string) => (name ? ` (${name})` : '');

function listed(texts: string[]): string {
	const more = texts.length - MOST_NAMED;
	const shown = texts.slice(0, MOST_NAMED).join(', ');
	return more > 0 ? `${shown} and ${more} more` : shown;
}

/** "items 3 to 9, 12" */
function ranges(indices: number[]): string {
	const runs: Array<[from: number, to: number]> = [];
	for (const index of indices) {
		const last = runs.at(-1);
		if (last && last[1] === index - 1) last[1] = index;
		else runs.push([index, index]);
	}
	const texts = runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
	return `${indices.length === 1 ? 'item' : 'items'} ${listed(texts)}`;
}
