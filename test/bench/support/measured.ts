/** One row of the table: something measured several times, and what was promised of it. */
export interface Measured {
	what: string;
	/** One value per repetition. */
	samples: number[];
	unit: '×' | 'ms' | 'MB' | 'kB';
	/** Absent where a row is only there to compare with. */
	budget?: { atMost: number } | { atLeast: number };
	/** What it was measured against, or how, in a few words. */
	against: string;
}

export type Verdict = 'ok' | 'within noise' | 'MISSED' | '';

/** The value below which the given part of the samples lies; 0.5 is the median. */
export function quantile(samples: readonly number[], part: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	const position = (sorted.length - 1) * part;
	const below = Math.floor(position);
	const next = sorted[Math.min(below + 1, sorted.length - 1)];
	return sorted[below] + (next - sorted[below]) * (position - below);
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/**
 * A budget is kept when the median keeps it. It is missed when even the better quarter of the
 * repetitions does not; in between, the machine was too busy to tell.
 */
export function verdictOf({ samples, budget }: Measured): Verdict {
	if (!budget) return '';
	const keeps = (value: number) =>
		'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast;
	if (keeps(median(samples))) return 'ok';
	return keeps(quantile(samples, 'atMost' in budget ? 0.25 : 0.75)) ? 'within noise' : 'MISSED';
}

/** The rows as a table of plain text. */
export function tableOf(rows: readonly Measured[]): string {
	const lines = [
		['what', 'median', 'quartiles', 'budget', 'verdict', 'against'],
		...rows.map((row) => [
			row.what,
			inUnit(median(row.samples), row.unit),
			row.samples.length > 1 ? quartiles(row.samples) : '',
			budgetText(row),
			verdictOf(row),
			row.against,
		]),
	];
	const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
	return lines
		.map((line) =>
			line
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function inUnit(value: number, unit: Measured['unit']): string {
	return `${rounded(value)} ${unit}`;
}

function quartiles(samples: readonly number[]): string {
	return `${rounded(quantile(samples, 0.25))} – ${rounded(quantile(samples, 0.75))}`;
}

function budgetText({ budget, unit }: Measured): string {
	if (!budget) return '';
	return 'atMost' in budget
		? `≤ ${inUnit(budget.atMost, unit)}`
		: `≥ ${inUnit(budget.atLeast, unit)}`;
}

function rounded(value: number): string {
	return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
