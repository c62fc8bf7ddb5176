/** Row numbers as people read them, counted from 1: the indexes 0, 1, 2 and 4 are "1–3, 5". */
export function rowRanges(indexes: readonly number[]): string {
	const ranges: Array<{ first: number; last: number }> = [];
	for (const row of indexes.map((index) => index + 1)) {
		const latest = ranges.at(-1);
		if (latest && row === latest.last + 1) latest.last = row;
		else ranges.push({ first: row, last: row });
	}
	return ranges
		.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`))
		.join(', ');
}

/** "row 3" or "rows 1–3, 5". */
export function rowsText(indexes: readonly number[]): string {
	return `${indexes.length === 1 ? 'row' : 'rows'} ${rowRanges(indexes)}`;
}
