import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { formatted } from '../unit/docs/support/document';
import { Copy } from './copy';
import { readMutants, type Mutant } from './mutant';
import { reportOf, type Verdict } from './report';

/** What the first tier has to notice, in hundredths. */
const LEAST = 85;

/** The rest of the first tier that has to do with the source, for those that no test notices which should. */
const REST = ['test/unit/', 'test/contexts/', 'test/simulation/simulation.test.ts'];

/** Judges one mutant after the other in a copy of the tree. */
async function work(
	copy: Copy,
	open: Mutant[],
	verdicts: Verdict[],
	rest: readonly string[],
): Promise<void> {
	for (let mutant = open.shift(); mutant; mutant = open.shift()) {
		const verdict = await judge(copy, mutant, rest);
		verdicts.push(verdict);
		const outcome = verdict.noticedBy
			? `noticed by ${verdict.noticedBy}`
			: (verdict.broken ?? 'SURVIVED');
		console.log(`${mutant.name}: ${outcome}`);
	}
}

/** First the tests that should notice it, then the rest. */
async function judge(copy: Copy, mutant: Mutant, rest: readonly string[]): Promise<Verdict> {
	const broken = copy.apply(mutant);
	if (broken !== undefined) return { mutant, broken };
	try {
		const noticedBy =
			(await copy.firstFailure(mutant.tests)) ??
			(rest.length > 0 ? await copy.firstFailure(rest) : undefined);
		return { mutant, noticedBy };
	} finally {
		copy.takeBack(mutant);
	}
}

/** Without any mutant, none of the tests that judge may fail. */
async function checkTests(copy: Copy, mutants: readonly Mutant[]): Promise<void> {
	const failed = await copy.firstFailure([...new Set(mutants.flatMap(({ tests }) => tests))]);
	if (failed !== undefined) throw new Error(`Without any mutant, ${failed} fails`);
}

/**
 * `npm run mutants -- [--quick] [part of a name …]`: puts known defects into copies of the tree, runs the tests that
 * should notice each, then the rest of the fast ones (`--quick`: not the rest), and writes the score. Fails if a patch
 * no longer applies, if the tests fail without any, or if too few are noticed.
 */
async function main(given: readonly string[]): Promise<void> {
	const isQuick = given.includes('--quick');
	const wanted = given.filter((one) => !one.startsWith('--'));
	const chosen = readMutants().filter(
		({ name }) => wanted.length === 0 || wanted.some((one) => name.includes(one)),
	);
	const copies = Array.from({ length: availableParallelism() }, () => new Copy());
	try {
		const verdicts: Verdict[] = [];
		const open = [...chosen];
		const rest = isQuick ? [] : REST;
		const [first, ...others] = copies;
		await Promise.all([
			checkTests(first, chosen).then(async () => await work(first, open, verdicts, rest)),
			...others.map(async (copy) => await work(copy, open, verdicts, rest)),
		]);
		verdicts.sort((a, b) => a.mutant.name.localeCompare(b.mutant.name, 'en'));
		if (wanted.length === 0) {
			const report = formatted('test/mutants/REPORT.md', reportOf(verdicts, isQuick));
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
