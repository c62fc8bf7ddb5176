import fc from 'fast-check';
import { FAULT_KINDS } from '../model/faults';
import { READINGS } from './readings';

/** Which of the two triggers. */
export type Which = 'a' | 'b';

/** One thing that happens in a random history. */
export type Command =
	| {
			kind: 'publish' | 'unpublish' | 'listen' | 'stop' | 'repair' | 'rename' | 'forge';
			which: Which;
	  }
	| { kind: 'edit'; which: Which; events: number[] }
	| { kind: 'policy'; which: Which; existing: string; borrow: boolean }
	| { kind: 'together'; first: Which; stop: boolean }
	| { kind: 'deliver'; event: number; times: number }
	| { kind: 'foreign' | 'lose'; event: number }
	| { kind: 'fault'; call: number; fault: number; always: boolean }
	| { kind: 'slow'; call: number; ms: number }
	| { kind: 'snapshot' | 'stale'; which: Which }
	| { kind: 'kill'; after: number }
	| { kind: 'elapse'; ms: number }
	| { kind: 'rotate' | 'move' | 'secondMain' | 'heal' };

const which = fc.constantFrom<Which>('a', 'b');
const event = fc.nat({ max: 2 });
const callNumber = fc.nat({ max: 8 });
const faultNumber = fc.nat({ max: FAULT_KINDS.length - 1 });
const subset = fc.subarray([0, 1, 2], { minLength: 1 });
const policies = fc.constantFrom('fail', 'replace', 'relay');

const common: Array<fc.WeightedArbitrary<Command>> = [
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('publish' as const), which }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('unpublish' as const), which }) },
	{
		weight: 3,
		arbitrary: fc.record({ kind: fc.constant('edit' as const), which, events: subset }),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('policy' as const),
			which,
			existing: policies,
			borrow: fc.boolean(),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constantFrom('listen' as const, 'stop' as const), which }),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constantFrom('repair' as const, 'rename' as const), which }),
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('forge' as const), which }) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('together' as const),
			first: which,
			stop: fc.boolean(),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('deliver' as const),
			event,
			times: fc.integer({ min: 1, max: 2 }),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({ kind: fc.constantFrom('foreign' as const, 'lose' as const), event }),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('fault' as const),
			call: callNumber,
			fault: faultNumber,
			always: fc.boolean(),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('slow' as const),
			call: callNumber,
			ms: fc.constantFrom(400, 3_000, 20_000),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constantFrom('snapshot' as const, 'stale' as const), which }),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('kill' as const), after: fc.nat({ max: 40 }) }),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('elapse' as const),
			ms: fc.constantFrom(50, 2_000, 130_000),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constantFrom(
				'rotate' as const,
				'move' as const,
				'secondMain' as const,
				'heal' as const,
			),
		}),
	},
];

/** One history: who the vendor is, how it reads its reference, how n8n registers, and what happens. */
export const histories = fc.record({
	seed: fc.nat({ max: 2 ** 31 - 1 }),
	vendor: fc.constantFrom('pave' as const, 'pave' as const, 'autoGrab' as const),
	reading: fc.nat({ max: READINGS.length - 1 }),
	way: fc.constantFrom('publication' as const, 'publication' as const, 'legacy' as const),
	commands: fc.array(fc.oneof(...common), { minLength: 2, maxLength: 14 }),
});

export type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;
