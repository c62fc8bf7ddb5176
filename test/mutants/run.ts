import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { formatted } from '../unit/docs/support/document';
import { Copy } from './copy';
import { readMutants, type Mutant } from './mutant';
import { noticedEarlier, REPORT, reportOf, type Verdict } from './report';

/** What the first tier has to notice, in hundredths. */
const LEAST = 85;

/** The rest of the first tier that has to do with the source, for those that no test notices which should. */
const REST = ['test/unit/', 'test/contexts/', 'test/simulation/simulation.test.ts'];

/** What is shared by those who judge at the same time. */
interface Bench {
	open: Mutant[];
	verdicts: Verdict[];
	/** Tests for those that no test notices which should. */
	rest: readonly string[];
	/** What noticed a mutant when the report was written: asked first, because one test is quicker than its file. */
	earlier: Map<string, string>;
	/** Files of tests that were seen to pass without any mutant. */
	sound: Set<string>;
}

/** Judges one mutant after the other in a copy of the tree. */
async function work(copy: Copy, bench: Bench): Promise<void> {
	for (let mutant = bench.open.shift(); mutant; mutant = bench.open.shift()) {
		const verdict = await judge(copy, mutant, bench);
		bench.verdicts.push(verdict);
		const outcome = verdict.noticedBy
			? `noticed by ${verdict.noticedBy}`
			: (verdict.broken ?? 'SURVIVED');
		console.log(`${mutant.name}: ${outcome}`);
	}
}

/** First the tests that should notice it, then the rest. A file that fails without the mutant, too, tells nothing. */
async function judge(copy: Copy, mutant: Mutant, bench: Bench): Promise<Verdict> {
	const { rest, earlier, sound } = bench;
	const broken = copy.apply(mutant);
	if (broken !== undefined) return { mutant, broken };
	const known = earlier.get(mutant.name);
	const failure =
		(known === undefined ? undefined : await copy.firstFailure([known])) ??
		(await copy.firstFailure(mutant.tests)) ??
		(rest.length > 0 ? await copy.firstFailure(rest) : undefined);
	copy.takeBack(mutant);
	if (!failure) return { mutant };
	const { words, test } = failure;
	if (!sound.has(test)) {
		const without = await copy.firstFailure([test]);
		if (without) return { mutant, broken: `Without any mutant, too, ${without.words} fails` };
		sound.add(test);
	}
	return { mutant, noticedBy: words };
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
	// One core is left for what `npm run test:all` does beside it.
	const atOnce = Math.max(1, availableParallelism() - 1);
	const copies = Array.from({ length: atOnce }, () => new Copy());
	try {
		const verdicts: Verdict[] = [];
		const bench = {
			open: [...chosen],
			verdicts,
			rest: isQuick ? [] : REST,
			earlier: noticedEarlier(),
			sound: new Set<string>(),
		};
		await Promise.all(copies.map(async (copy) => await work(copy, bench)));
		verdicts.sort((a, b) => a.mutant.name.localeCompare(b.mutant.name, 'en'));
		if (wanted.length === 0) {
			const report = formatted('test/mutants/REPORT.md', reportOf(verdicts, isQuick));
			writeFileSync(REPORT, report);
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
