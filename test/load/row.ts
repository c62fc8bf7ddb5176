/** A line of a table in docs/reliability.md. */
export interface Row {
	what: string;
	result: string;
	/** What the project promises; "–" where it promises nothing. */
	promised: string;
}

export const table = (rows: readonly Row[]): string =>
	[
		'| What was done | Result | Promised |',
		'| --- | --- | --- |',
		...rows.map(({ what, result, promised }) => `| ${what} | ${result} | ${promised} |`),
	].join('\n');

/** The middle one. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
