import fc from 'fast-check';
import {
	allCases,
	allOf,
	play,
	type Case,
	type Disturbance,
	type Played,
} from './histories/disturb';
import { playForged, playOdd } from './histories/hostile';
import { HARD } from './histories/hard';
import { OPERATIONS } from './histories/operations';
import { playRandom } from './histories/random';
import { SEQUENCES } from './histories/sequences';
import { SPECIAL } from './histories/special';
import { READINGS } from './histories/stage';
import { KINDS, type Kind } from './violation';
import { SubjectPool } from './model/subject';

/** What is played, in the order of the report. */
export const PARTS = ['undisturbed', 'crash', 'fault', 'rain', 'random', 'hostile'] as const;
export type Part = (typeof PARTS)[number];

/** How much of each part: so many histories, chosen by the seed; of `undisturbed` a share, or everything. */
export type Size = Record<Part, number>;

/** For `npm test`. */
export const SMOKE: Size = {
	undisturbed: 1,
	crash: 90,
	fault: 120,
	rain: 20,
	random: 50,
	hostile: 2_000,
};

/** For `npm run reliability -- --short`. */
export const SHORT: Size = {
	undisturbed: Infinity,
	crash: 120,
	fault: 200,
	rain: 30,
	random: 90,
	hostile: 3_000,
};

/** For `npm run reliability`. */
export const FULL: Size = {
	undisturbed: Infinity,
	crash: 3_000,
	fault: 5_000,
	rain: 600,
	random: 2_000,
	hostile: 30_000,
};

/** What one part came to. */
export interface Tally extends Record<Kind, number> {
	played: number;
	/** Events that a vendor sent in it. */
	events: number;
	/** The first histories that did not hold, with what is needed to play them again. */
	failures: string[];
}

const LONGEST_LIST = 20;

export const newTally = (): Tally => ({
	...(Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>),
	played: 0,
	events: 0,
	failures: [],
});

/** @param share of several processes that play together, which one this is */
export interface Share {
	index: number;
	of: number;
}

/** Plays one part. The seed decides what is chosen, and everything that happens in it. */
export async function playPart(
	part: Part,
	size: Size,
	seed: number,
	share: Share = { index: 0, of: 1 },
): Promise<Tally> {
	const pool = new SubjectPool();
	const tally = newTally();
	if (part === 'random') await random(tally, size, seed + share.index, share, pool);
	else if (part === 'hostile') await hostile(tally, size, seed, share, pool);
	else await enumerated(tally, part, size, seed, share, pool);
	return tally;
}

/** Seed of this run: given, or another one each day. */
export const seedOf = (env: Record<string, string | undefined>) =>
	Number(env.SIMULATION_SEED ?? Math.floor(Date.now() / 86_400_000));

async function enumerated(
	tally: Tally,
	part: 'undisturbed' | 'crash' | 'fault' | 'rain',
	size: Size,
	seed: number,
	{ index, of }: Share,
	pool: SubjectPool,
): Promise<void> {
	const kind = part === 'undisturbed' ? 'nothing' : part;
	const all = allCases(pool, [...OPERATIONS, ...SPECIAL, ...HARD, ...SEQUENCES]);
	const isAll = size[part] >= FULL[part];
	// A share plays every operation under one reading; which one changes from operation to operation.
	const readingOf = (at: number) => READINGS[(at + seed) % READINGS.length];
	const cases = isAll ? all : all.filter(({ reading }, at) => reading === readingOf(at));
	if (kind === 'nothing') {
		for (const which of cases.filter((_, at) => at % of === index)) {
			note(tally, await play(which, { kind }));
		}
		return;
	}
	const count = Math.ceil(size[part] / of);
	// Which case and which disturbance: the same for the same seed, however long they take.
	const draws = fc.sample(fc.tuple(fc.nat(), fc.nat()), { numRuns: count, seed: seed + index });
	const known = new Map<Case, Disturbance[]>();
	for (const [first, second] of draws) {
		const which = all[first % all.length];
		const choices = known.get(which) ?? (await allOf(kind, which));
		known.set(which, choices);
		if (choices.length > 0) note(tally, await play(which, choices[second % choices.length]));
	}
}

async function random(
	tally: Tally,
	size: Size,
	seed: number,
	{ of }: Share,
	pool: SubjectPool,
): Promise<void> {
	const { SIMULATION_PATH: path, SIMULATION_REPLAY: replayPath } = process.env;
	for (const vendor of ['pave', 'autoGrab'] as const) {
		const share = vendor === 'pave' ? 2 / 3 : 1 / 3;
		const runs = Math.ceil((size.random * share) / of);
		const { played, events, what, failure } = await playRandom(vendor, runs, pool, {
			seed,
			path,
			replayPath,
		});
		tally.played += played;
		tally.events += events;
		if (failure === undefined) continue;
		tally.failures.push(`${vendor}: ${failure}\n${what.join('\n')}`);
		for (const line of what)
			count(tally, KINDS.find((kind) => line.includes(`${kind}: `)) ?? 'threw');
	}
}

async function hostile(
	tally: Tally,
	size: Size,
	seed: number,
	{ index, of }: Share,
	pool: SubjectPool,
): Promise<void> {
	for (let batch = index; tally.played < size.hostile / of; batch += of) {
		const vendor = batch % 2 === 0 ? 'pave' : 'autoGrab';
		const play = batch % 5 === 4 ? playOdd : playForged;
		const { played, violations } = await play(vendor, seed + batch, pool);
		tally.played += played;
		for (const { kind, what } of violations) {
			count(tally, kind);
			fail(tally, `${vendor}, seed ${seed + batch}: ${what}`);
		}
	}
}

function note(tally: Tally, { history, events, violations }: Played): void {
	tally.played += 1;
	tally.events += events;
	for (const { kind } of violations) count(tally, kind);
	if (violations.length === 0) return;
	const lines = violations.map(({ kind, what }) => `    ${kind}: ${what}`);
	fail(tally, [history, ...lines].join('\n'));
}

function count(tally: Tally, kind: Kind): void {
	tally[kind] += 1;
}

function fail(tally: Tally, failure: string): void {
	if (tally.failures.length < LONGEST_LIST) tally.failures.push(failure);
}
