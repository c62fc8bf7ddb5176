import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { formatted } from '../unit/docs/support/document';
import { Copy, FAST } from './copy';
import { readMutants, type Mutant } from './mutant';
import { reportOf, type Verdict } from './report';

/** What the first tier has to notice, in hundredths. */
const LEAST = 85;

/** Of one mutant after the other, with a copy of the tree. */
async function work(copy: Copy, open: Mutant[], verdicts: Verdict[]): Promise<void> {
	for (let mutant = open.shift(); mutant; mutant = open.shift()) {
		const verdict = await judge(copy, mutant);
		verdicts.push(verdict);
		const outcome = verdict.noticedBy
			? `noticed by ${verdict.noticedBy}`
			: (verdict.broken ?? 'SURVIVED');
		console.log(`${mutant.name}: ${outcome}`);
	}
}

/** First the tests that should notice it, then all that are fast. */
async function judge(copy: Copy, mutant: Mutant): Promise<Verdict> {
	const broken = copy.apply(mutant);
	if (broken !== undefined) return { mutant, broken };
	try {
		for (const run of [...mutant.tests.map((test) => [test]), FAST]) {
			const failed = await copy.firstFailure(run);
			if (failed !== undefined) return { mutant, noticedBy: failed };
		}
		return { mutant };
	} finally {
		copy.takeBack(mutant);
	}
}

/**
 * `npm run mutants [part of a name …]`: puts known defects into copies of the tree, runs the fast tests, and writes the
 * score. Fails if a patch no longer applies, if the tests fail without any, or if too few are noticed.
 */
async function main(wanted: readonly string[]): Promise<void> {
	const all = readMutants();
	const chosen = all.filter(
		({ name }) => wanted.length === 0 || wanted.some((one) => name.includes(one)),
	);
	const copies = Array.from(
		{ length: Math.min(availableParallelism(), chosen.length) },
		() => new Copy(),
	);
	try {
		const [first] = copies;
		const failed = await first.firstFailure(FAST);
		if (failed !== undefined) throw new Error(`Without any mutant, ${failed} fails`);
		const verdicts: Verdict[] = [];
		const open = [...chosen];
		await Promise.all(copies.map(async (copy) => await work(copy, open, verdicts)));
		verdicts.sort((a, b) => a.mutant.name.localeCompare(b.mutant.name, 'en'));
		if (wanted.length === 0) {
			const report = formatted('test/mutants/REPORT.md', reportOf(verdicts));
			writeFileSync(join(__dirname, 'REPORT.md'), report);
		}
		const noticed = verdicts.filter(({ noticedBy }) => noticedBy !== undefined).length;
		const score = Math.floor((100 * noticed) / verdicts.length);
		console.log(`${noticed} of ${verdicts.length} noticed (${score} %)`);
		const isBroken = verdicts.some(({ broken }) => broken !== undefined);
		process.exitCode = isBroken || score < LEAST ? 1 : 0;
	} finally {
		copies.forEach((copy) => copy.remove());
	}
}

void main(process.argv.slice(2));
