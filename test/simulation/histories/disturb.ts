import type { Violation } from '../violation';
import { FAULT_KINDS, type Fault } from '../model/faults';
import { messageOf, type Told } from '../model/n8n';
import type { SubjectPool } from '../model/subject';
import type { Operation, VendorName } from './operations';
import { Stage, READINGS, type Reading } from './stage';

/** One operation, and the world it is played in. */
export interface Case {
	pool: SubjectPool;
	operation: Operation;
	vendor: VendorName;
	reading: Reading;
	classic: boolean;
}

/** What happens to an operation. */
export type Disturbance =
	| { kind: 'nothing' }
	| { kind: 'crash'; step: number; then: boolean }
	| ({ kind: 'fault' } & FaultAt)
	| { kind: 'rain'; call: number; slowMs: number };
type FaultAt = { fault: Fault };

/** What one history came to. */
export interface Played {
	history: string;
	events: number;
	violations: Violation[];
}

/** Every operation under every reading of its vendor's reference and both ways of registering. */
export function allCases(pool: SubjectPool, operations: readonly Operation[]): Case[] {
	return operations.flatMap((operation) =>
		operation.vendors.flatMap((vendor) =>
			READINGS.flatMap((reading) =>
				[false, true]
					.filter(
						(classic) =>
							(operation.only ?? (classic ? 'classic' : 'publication')) ===
							(classic ? 'classic' : 'publication'),
					)
					.map((classic) => ({ pool, operation, vendor, reading, classic })),
			),
		),
	);
}

export const describeCase = ({ operation, vendor, reading, classic }: Case) =>
	`${vendor} · ${operation.name} · ${reading.name} · ${classic ? 'classic' : '2.41'}`;

/** How the operation goes without anything in its way: the calls and steps there are to disturb. */
export async function rehearse(which: Case): Promise<{ calls: number; steps: number }> {
	const stage = await begin(which, 1);
	const { kernel } = stage.world;
	const first = kernel.steps;
	await which.operation.run(stage);
	return { calls: stage.world.calls.length, steps: kernel.steps - first };
}

/** All disturbances of one kind. */
export async function allOf(kind: Disturbance['kind'], which: Case): Promise<Disturbance[]> {
	if (kind === 'nothing') return [{ kind }];
	const { calls, steps } = await rehearse(which);
	const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
	if (kind === 'crash') {
		return numbers(steps).flatMap((step) =>
			[false, true].map((then) => ({ kind, step: step + 1, then })),
		);
	}
	if (kind === 'rain') {
		return numbers(calls).flatMap((call) => [0, 3_000].map((slowMs) => ({ kind, call, slowMs })));
	}
	const lasting = ['once', 'always', 'for a minute'] as const;
	return numbers(calls).flatMap((call) =>
		FAULT_KINDS.flatMap((fault) =>
			lasting.map((lasts) => ({ kind, fault: { call, kind: fault, lasts } })),
		),
	);
}

/** Plays one operation with one disturbance to its end, where the user brings everything in order. */
export async function play(which: Case, how: Disturbance): Promise<Played> {
	const { operation } = which;
	const stage = await begin(which, how.kind === 'crash' ? how.step : 1);
	const { world } = stage;
	const told = await disturbed(stage, operation, how);
	world.watch();
	world.onCall = undefined;
	if (world.n8n.main) await operation.after?.(stage);
	if (how.kind === 'crash' && !world.n8n.main) await world.restart();
	await world.settle();
	const violations = [
		...(how.kind === 'nothing' ? outcome(operation, told) : []),
		...stage.settled(),
	];
	if (how.kind !== 'crash' || !how.then) await stage.probe();
	violations.push(...(await stage.bringInOrder()));
	const history = `${describeCase(which)} · ${JSON.stringify(how)}`;
	const seen = new Map(violations.map((one) => [`${one.kind} ${one.what}`, one]));
	return { history, events: world.sent.length, violations: [...seen.values()] };
}

/** The process dies before the given step from now. */
export function armCrash({ world }: Stage, step: number): void {
	const target = world.kernel.steps + step;
	world.kernel.beforeStep = () => {
		if (world.kernel.steps + 1 < target) return;
		world.kernel.beforeStep = () => {};
		world.kill();
	};
}

async function begin(which: Case, seed: number): Promise<Stage> {
	const { operation, pool, vendor, reading, classic } = which;
	const { a, queue, split } = operation;
	const stage = new Stage({ seed, pool, vendor, reading, classic, a, queue, split });
	await operation.before?.(stage);
	stage.world.watch();
	return stage;
}

async function disturbed(
	stage: Stage,
	operation: Operation,
	how: Disturbance,
): Promise<Told | undefined> {
	const { world } = stage;
	if (how.kind === 'fault') world.watch(how.fault);
	if (how.kind === 'rain') {
		world.slow = (call) => (call === how.call ? how.slowMs : 0);
		rain(stage, 15 + how.slowMs / 20);
	}
	if (how.kind === 'crash') armCrash(stage, how.step);
	try {
		return await operation.run(stage);
	} catch (error) {
		// Whatever the operation wanted to do next, there is no n8n to do it.
		if (world.n8n.main) throw error;
		return undefined;
	} finally {
		world.kernel.beforeStep = () => {};
	}
}

function outcome(operation: Operation, told: Told | undefined): Violation[] {
	if (operation.ends === 'unseen' || told?.ok === (operation.ends === 'well')) return [];
	const words = told?.failures.map(({ error }) => messageOf(error)).join(', ') ?? 'nothing';
	return [{ kind: 'false', what: `should have ended ${operation.ends}; told: ${words}` }];
}

/** A vendor event every few milliseconds, for as long as the operation takes at most. */
function rain({ world, events }: Stage, everyMs: number): void {
	for (let drop = 1; drop <= 16; drop++) {
		const event = events[drop % events.length];
		world.kernel.schedule(drop * everyMs, () => void world.deliver(event));
	}
}
