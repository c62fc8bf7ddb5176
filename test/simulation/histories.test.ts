import fc from 'fast-check';
import { outcomeOf, recordFigures } from './figures';
import { histories } from './histories/commands';
import { play } from './histories/random';
import { SHARE } from './histories/share';
import { SubjectPool } from './model/subject';

const SEED = Number(process.env.SIMULATION_SEED ?? 20_260_302);
const RUNS = Math.ceil(Number(process.env.SIMULATION_HISTORIES ?? 6_000) / SHARE);

const pool = new SubjectPool();

test(`${RUNS} random histories (seed ${SEED})`, async () => {
	let sent = 0;
	let what: string[] = [];
	const result = await fc.check(
		fc.asyncProperty(histories, async (history) => {
			const { events, violations } = await play(history, pool);
			sent += events;
			what = violations;
			if (violations.length > 0) throw new Error(violations.join('\n'));
		}),
		{ seed: SEED, numRuns: RUNS },
	);
	recordFigures('histories', {
		played: result.numRuns,
		events: sent,
		...outcomeOf(result.failed ? what : []),
		seed: SEED,
	});
	// fast-check's own report holds the shortest history it found, its seed and its path.
	expect(result.failed ? fc.defaultReportMessage(result) : undefined).toBeUndefined();
});
