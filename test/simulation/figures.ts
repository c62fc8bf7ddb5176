import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Figures = Record<string, number | string>;

/** Keeps the figures of one test for `npm run reliability`, which writes them into the documentation. */
export function recordFigures(name: string, figures: Figures): void {
	const folder = process.env.SIMULATION_FIGURES;
	if (folder === undefined) return;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.json`), JSON.stringify(figures));
}
