import fc from 'fast-check';
import type { SubjectPool } from '../model/subject';
import { histories } from './commands';
import { assertNone, Model } from './happening';
import { READINGS, Stage } from './stage';

/** What `SIMULATION_PATH` and `SIMULATION_REPLAY` hold of a failure that is to be seen again. */
export interface Replay {
	seed: number;
	path?: string;
	replayPath?: string;
}

const worlds = fc.record({
	seed: fc.nat({ max: 2 ** 31 - 1 }),
	reading: fc.nat({ max: READINGS.length - 1 }),
	classic: fc.boolean(),
	queue: fc.boolean(),
	split: fc.boolean(),
	lagMs: fc.constantFrom(0, 0, 0, 1_500, 3_500),
	headerFate: fc.constantFrom(
		'kept' as const,
		'kept' as const,
		'kept' as const,
		'dropped' as const,
		'cut' as const,
		're-cased' as const,
		'merged' as const,
	),
});

/**
 * Plays random histories of one vendor, and makes the shortest of one that does not hold.
 *
 * @returns how many were played, the events sent in them, and fast-check's report with seed and path of a failure
 */
export async function playRandom(
	vendor: 'pave' | 'autoGrab',
	runs: number,
	pool: SubjectPool,
	{ seed, path, replayPath }: Replay,
): Promise<{ played: number; events: number; failure?: string; what: string[] }> {
	let events = 0;
	let what: string[] = [];
	const property = fc.asyncProperty(
		worlds,
		histories(vendor, replayPath),
		async ({ lagMs, headerFate, reading, ...options }, commands) => {
			const stage = new Stage({ ...options, reading: READINGS[reading], vendor, pool });
			Object.assign(stage.world.vendor, { lagMs, headerFate });
			try {
				const setup = () => ({ model: new Model(), real: stage });
				await fc.asyncModelRun(setup, commands);
				assertNone(await stage.bringInOrder());
			} catch (error) {
				what = String(error).split('\n');
				throw error;
			} finally {
				events += stage.world.sent.length;
			}
		},
	);
	const result = await fc.check(property, { seed, path, numRuns: runs });
	if (!result.failed) return { played: result.numRuns, events, what: [] };
	return { played: result.numRuns, events, what, failure: fc.defaultReportMessage(result) };
}
