import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import escapeRegExp from 'lodash/escapeRegExp';
import type { Mutant } from './mutant';

export const REPORT = join(__dirname, 'REPORT.md');

/** What became of one mutant. */
export interface Verdict {
	mutant: Mutant;
	/** The first test that failed. */
	noticedBy?: string;
	/** Why it could not be tried. */
	broken?: string;
}

/** The generated report: the score, what survives and why, and by what each of the others is noticed. */
export function reportOf(verdicts: readonly Verdict[], isQuick: boolean): string {
	const noticed = verdicts.filter(({ noticedBy }) => noticedBy !== undefined);
	const survivors = verdicts.filter(({ noticedBy }) => noticedBy === undefined);
	const rows = noticed.map(
		({ mutant, noticedBy = '' }) => `- **${mutant.name}**: ${mutant.reason}. \`${noticedBy}\``,
	);
	const listed = survivors.map(({ mutant, broken }) => {
		const why = broken ?? mutant.survives ?? 'No reason is known: a test is missing.';
		return `- **${mutant.name}**: ${mutant.reason}. ${why}`;
	});
	return `# Mutants

Written by \`npm run mutants\`; do not edit. Each patch in this folder puts one defect into the source; ${isQuick ? 'the tests its head names have to notice it' : "unit tests, contexts and the simulation's smoke have to notice it"}. ${new Date().toISOString().slice(0, 10)}: **${noticed.length} of ${verdicts.length} noticed (${Math.floor((100 * noticed.length) / verdicts.length)} %)**.

## What survives

${listed.length === 0 ? 'None.' : listed.join('\n')}

## What is noticed, and the first test that fails

${rows.join('\n')}
`;
}

/** What noticed each mutant when the report was written, as an argument of jest: `file -t name`. */
export function noticedEarlier(): Map<string, string> {
	const rows = readFileSync(REPORT, 'utf8').matchAll(
		/^- \*\*([\w-]+)\*\*: .* `(test\/\S+): (.+)`$/gm,
	);
	return new Map(
		[...rows]
			.filter(([, , file]) => existsSync(join(__dirname, '../..', file)))
			.map(([, mutant, file, name]) => [mutant, `${file} -t ${escapeRegExp(name)}`]),
	);
}
