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

/** How far the median may be off by chance: the notch of a box plot (McGill, Tukey and Larsen 1978). */
export function noise(samples: readonly number[]): number {
	const spread = quantile(samples, 0.75) - quantile(samples, 0.25);
	return (1.57 * spread) / Math.sqrt(samples.length);
}

/** Whether the median keeps the budget, or misses it by no more than its noise, or by more. */
export function verdictOf({ samples, budget }: Measured): Verdict {
	if (!budget) return '';
	const over =
		'atMost' in budget ? median(samples) - budget.atMost : budget.atLeast - median(samples);
	if (over <= 0) return 'ok';
	return over <= noise(samples) ? 'within noise' : 'MISSED';
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
