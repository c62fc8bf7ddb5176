import { outcomeOf, type Outcome } from '../figures';
import {
	authenticityViolations,
	deliveryViolations,
	forwardingViolations,
	patienceViolations,
	registrationViolations,
} from '../invariants';
import type { SubjectPool } from '../model/subject';
import { editEvents, stage, type Operation, type Stage } from './operations';
import { READINGS, type Reading } from './readings';

/** A history that did not hold, to be repeated from its description. */
export interface Violation {
	history: string;
	what: string[];
}

/** Figures of one enumeration. */
export interface Tally {
	histories: number;
	events: number;
	violations: Violation[];
}

export const newTally = (): Tally => ({ histories: 0, events: 0, violations: [] });

export const figuresOf = ({ histories, events, violations }: Tally): Outcome => ({
	played: histories,
	events,
	...outcomeOf(violations.flatMap(({ what }) => what)),
});

export function allViolations({ world, exclusive }: Stage): string[] {
	return [
		...registrationViolations(world, exclusive),
		...deliveryViolations(world),
		...forwardingViolations(world),
		...authenticityViolations(world),
		...patienceViolations(world),
	];
}

export function note(tally: Tally, given: Stage, history: string, what: string[]): void {
	tally.histories += 1;
	tally.events += given.world.sent.length;
	if (what.length > 0) tally.violations.push({ history, what: [...new Set(what)] });
}

export interface Case {
	pool: SubjectPool;
	operation: Operation;
	vendor: 'pave' | 'autoGrab';
	reading: Reading;
	way: 'publication' | 'legacy';
}

export const describeCase = ({ operation, vendor, reading, way }: Case) =>
	`${vendor} · ${operation.name} · ${reading.name} · ${way}`;

export async function begin(
	{ pool, operation, vendor, reading, way }: Case,
	seed: number,
): Promise<Stage> {
	const given = stage({ seed, pool, vendor, reading, way, a: operation.a });
	await operation.before(given);
	given.world.watch();
	return given;
}

/** How the operation goes without anything in its way: the calls and steps there are to disturb. */
export async function rehearse(which: Case) {
	const given = await begin(which, 1);
	const first = given.world.kernel.steps;
	await which.operation.run(given);
	const { steps } = given.world.kernel;
	return { calls: given.world.calls.length, steps: steps - first };
}

/** Every event once: whoever is published must process it. */
export async function probe({ world }: Stage): Promise<void> {
	const events = world.vendor.held().flatMap((held) => held.events);
	for (const event of new Set(events)) await world.kernel.run(world.deliver(event));
	await world.settle();
}

/**
 * What a user does when something did not work: unpublish, and publish again, possibly with other events.
 *
 * @returns what did not hold in between, and in the end
 */
export async function recover(given: Stage, variant: number): Promise<string[]> {
	const { world } = given;
	if (variant % 2 === 1) editEvents(given);
	await world.unpublish('w1');
	await world.settle();
	const what = allViolations(given);
	if (variant % 3 === 2) return what;
	world.tampered.clear();
	await world.publish('w1');
	await world.settle();
	await probe(given);
	return [...what, ...allViolations(given)];
}

/** n8n is killed at every step of the operation, started again, and the user goes on. */
export async function everyCrash(which: Case, tally: Tally): Promise<void> {
	const { steps } = await rehearse(which);
	for (let at = 1; at <= steps; at++) await crashOnce(which, at, tally);
}

/** Killed at every step of one operation and, after a restart, at every step of another. */
export async function everyPair(first: Case, second: Operation, tally: Tally): Promise<void> {
	const { steps } = await rehearse(first);
	for (let at = 1; at <= steps; at++) {
		for (let then = 1; ; then++) {
			const given = await begin(first, at * 100 + then);
			armCrash(given, at);
			await first.operation.run(given);
			given.world.kernel.beforeStep = () => {};
			if (!given.world.n8n.main) given.world.start();
			armCrash(given, then);
			await second.run(given);
			const struck = given.world.n8n.main === undefined;
			given.world.kernel.beforeStep = () => {};
			if (struck) given.world.start();
			await given.world.settle();
			const history = `${describeCase(first)} · killed at step ${at} · ${second.name} · killed at step ${then}`;
			note(tally, given, history, await recover(given, then));
			if (!struck) break;
		}
	}
}

/** The operation while events keep coming, with a slow vendor. */
export async function inTheRain(which: Case, tally: Tally): Promise<void> {
	const { calls } = await rehearse(which);
	for (let call = 0; call < calls; call++) {
		for (const slowMs of [0, 400, 3_000]) {
			const given = await begin(which, call + 1);
			const { world, a } = given;
			world.slow = (number) => (number === call ? slowMs : 0);
			rain(given, a.parameters.events as string[], 15 + slowMs / 20, 16);
			await which.operation.run(given);
			await world.kernel.elapse(slowMs + 300);
			await which.operation.after?.(given);
			await world.settle();
			await probe(given);
			const history = `${describeCase(which)} · call ${call} takes ${slowMs} ms · events all the time`;
			note(tally, given, history, allViolations(given));
		}
	}
}

/** The operation with nothing in its way. */
export async function undisturbed(which: Case, tally: Tally): Promise<void> {
	const given = await begin(which, 1);
	const told = await which.operation.run(given);
	const { mustWork } = which.operation;
	const must = mustWork === true || mustWork === which.way;
	const refused = must && told?.ok === false ? [told.failures[0].message] : [];
	await which.operation.after?.(given);
	await given.world.settle();
	await probe(given);
	const what = [...refused, ...allViolations(given)];
	what.push(...(await recover(given, tally.histories)));
	note(tally, given, describeCase(which), what);
}

/** Every operation under every reading of its vendor's reference and both ways of registering. */
export function allCases(pool: SubjectPool, operations: Operation[]): Case[] {
	return operations.flatMap((operation) =>
		operation.vendors.flatMap((vendor) =>
			READINGS.flatMap((reading) =>
				(['publication', 'legacy'] as const).map((way) => ({
					pool,
					operation,
					vendor,
					reading,
					way,
				})),
			),
		),
	);
}

/** A vendor event for each place every few milliseconds, for as long as the operation takes at most. */
function rain(given: Stage, events: readonly string[], everyMs: number, drops: number): void {
	for (let drop = 1; drop <= drops; drop++) {
		const event = events[drop % events.length];
		given.world.kernel.schedule(drop * everyMs, () => void given.world.deliver(event));
	}
}

/** Arms the kernel: the process dies before the given step from now. */
function armCrash({ world }: Stage, at: number): void {
	const target = world.kernel.steps + at;
	world.kernel.beforeStep = () => {
		if (world.kernel.steps + 1 < target) return;
		world.kernel.beforeStep = () => {};
		world.kill();
	};
}

async function crashOnce(which: Case, at: number, tally: Tally): Promise<void> {
	for (const variant of [0, 1, 2]) {
		const given = await begin(which, at);
		armCrash(given, at);
		await which.operation.run(given);
		given.world.kernel.beforeStep = () => {};
		if (!given.world.n8n.main) given.world.start();
		await given.world.settle();
		const history = `${describeCase(which)} · killed at step ${at} · then ${variant}`;
		note(tally, given, history, await recover(given, variant));
	}
}
