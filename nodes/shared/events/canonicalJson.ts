import type { IDataObject } from 'n8n-workflow';

/** How the values of objects with certain keys, arriving in a certain order, are put in order. */
interface Layout {
	keys: string[];
	/** Positions in `keys`, in alphabetical order of the keys. */
	order: number[];
	/** Stands for the sorted keys wherever an object with them comes again. */
	mark: { keys: number };
}

/** Layouts looked through before keys are sorted anew; bodies repeat a handful of layouts. */
const REMEMBERED = 16;

/**
 * A JSON text that is the same for two bodies exactly if they are equal, whatever the order of
 * their keys.
 *
 * It is one flat list in reading order, from which the body could be built again: an object is its
 * sorted keys (`["a","b"]`; from the second time on `{"keys":n}`, the n-th such list) followed by
 * their values, a list is its length (`[n]`) followed by its entries, and everything else is
 * itself. Nested JSON with sorted keys would say the same, but takes twice as long to produce, and
 * this runs on every delivery; a loop over a stack, so that no depth of nesting is too deep.
 */
export function canonicalJson(body: IDataObject): string {
	const flat: unknown[] = [];
	const marks = new Map<string, Layout['mark']>();
	const recent: Layout[] = [];

	function layoutOf(keys: string[]): Layout {
		const known = recent.find((layout) => sameKeys(layout.keys, keys));
		if (known !== undefined) {
			flat.push(known.mark);
			return known;
		}
		const order = keys.map((_, i) => i).sort((a, b) => (keys[a] < keys[b] ? -1 : 1));
		const sorted = order.map((i) => keys[i]);
		const text = JSON.stringify(sorted);
		// By the sorted keys, so that the same keys in another order have the same mark.
		const before = marks.get(text);
		const layout = { keys, order, mark: before ?? { keys: marks.size } };
		flat.push(before ?? sorted);
		marks.set(text, layout.mark);
		recent.unshift(layout);
		if (recent.length > REMEMBERED) recent.pop();
		return layout;
	}

	const pending: unknown[] = [body];
	while (pending.length > 0) {
		const value = pending.pop();
		if (typeof value !== 'object' || value === null) {
			flat.push(value);
		} else if (Array.isArray(value)) {
			flat.push([value.length]);
			for (let i = value.length - 1; i >= 0; i--) pending.push(value[i]);
		} else {
			const { order } = layoutOf(Object.keys(value));
			const values: unknown[] = Object.values(value);
			for (let i = order.length - 1; i >= 0; i--) pending.push(values[order[i]]);
		}
	}
	return JSON.stringify(flat);
}

function sameKeys(a: string[], b: string[]): boolean {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}
