import fc from 'fast-check';
import { violationsNow } from '../invariants';
import { type Violation } from '../violation';
import { FAULT_KINDS } from '../model/faults';
import { armCrash, type Disturbance } from './disturb';
import type { Stage } from './stage';

/** What a user knows, and what preconditions ask. */
export class Model {
	published = { w1: false, w2: false };

	listening = { w1: false, w2: false };

	/** n8n's static data is older than the last registration. */
	stale = false;

	rotated = false;

	sent = 0;

	moves = 0;
}

type Workflow = 'w1' | 'w2';
type Weather = Exclude<Disturbance, { kind: 'rain' }>;

/** A kind of thing that happens: when it can, and what it does. A weight is how often it stands among the others. */
interface Kind<T> {
	weight: number;
	given: fc.Arbitrary<T>;
	check?(model: Readonly<Model>, given: T, isPave: boolean): boolean;
	run(stage: Stage, model: Model, given: T): Promise<void>;
}

/** A kind of commands, as histories are made of it. */
export interface Weighted {
	weight: number;
	commands(name: string, isPave: boolean): fc.Arbitrary<fc.AsyncCommand<Model, Stage>>;
}

export const kind = <T>(one: Kind<T>): Weighted => ({
	weight: one.weight,
	commands: (name, isPave) => one.given.map((given) => new Happening(name, one, given, isPave)),
});

/** @throws what did not hold, one a line, each with its kind */
export function assertNone(violations: Violation[]): void {
	const lines = new Set(violations.map(({ kind, what }) => `${kind}: ${what}`));
	if (lines.size > 0) throw new Error([...lines].join('\n'));
}

export const workflow = fc.constantFrom<Workflow>('w1', 'w2');
/** What a user, or n8n, does to a trigger, in any weather. */
export const operation = (
	weight: number,
	check: (model: Readonly<Model>, id: Workflow) => boolean,
	run: (stage: Stage, id: Workflow) => Promise<{ ok: boolean } | undefined | void>,
	after: (model: Model, id: Workflow, ok: boolean) => void = () => {},
): Weighted =>
	kind({
		weight,
		given: fc.record({ id: workflow, weather }),
		check: (model, { id }) => check(model, id),
		async run(stage, model, given) {
			const { world } = stage;
			if (given.weather.kind === 'fault') world.watch(given.weather.fault);
			if (given.weather.kind === 'crash') armCrash(stage, given.weather.step);
			const told = await run(stage, given.id);
			world.kernel.beforeStep = () => {};
			// A minute of silence goes on behind the operation.
			if (given.weather.kind !== 'fault' || given.weather.fault.lasts !== 'for a minute')
				world.watch();
			after(model, given.id, told?.ok === true);
		},
	});

const weather: fc.Arbitrary<Weather> = fc.oneof(
	{ weight: 5, arbitrary: fc.constant({ kind: 'nothing' as const }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('fault' as const),
			fault: fc.record({
				call: fc.nat({ max: 8 }),
				kind: fc.constantFrom(...FAULT_KINDS),
				lasts: fc.constantFrom('once' as const, 'always' as const, 'for a minute' as const),
			}),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('crash' as const),
			step: fc.integer({ min: 1, max: 40 }),
			then: fc.constant(false),
		}),
	},
);

/** One command of a history, as fast-check plays, shrinks and prints it. */
class Happening<T> implements fc.AsyncCommand<Model, Stage> {
	constructor(
		private readonly name: string,
		private readonly kind: Kind<T>,
		private readonly given: T,
		private readonly isPave: boolean,
	) {}

	check(model: Readonly<Model>): boolean {
		return this.kind.check?.(model, this.given, this.isPave) ?? true;
	}

	async run(model: Model, stage: Stage): Promise<void> {
		await this.kind.run(stage, model, this.given);
		if (!stage.world.n8n.main) {
			await stage.world.restart();
			// Before 2.41, n8n answers nobody until it has activated everything.
			await stage.world.kernel.elapse(60_000);
			if (stage.world.n8n.tests.size === 0) model.listening = { w1: false, w2: false };
		}
		assertNone(violationsNow(stage.world));
	}

	toString(): string {
		return `${this.name}(${JSON.stringify(this.given)})`;
	}
}
