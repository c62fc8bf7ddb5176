import type { INode, INodeParameters } from 'n8n-workflow';
import { triggerNode, type Told } from '../model/n8n';
import type { SubjectPool } from '../model/subject';
import { autoGrabVendor, paveVendor } from '../model/vendor';
import { World } from '../model/world';
import { READINGS, type Reading } from './readings';

export const PAVE_EVENTS = ['SESSION:COMPLETE', 'SESSION:STAGE_CHANGE', 'SESSION:STATUS_CHANGE'];
export const AUTOGRAB_EVENTS = ['recapture_new', 'recapture_price_change', 'valuation_change'];

/** The stage of one history. */
export interface Stage {
	world: World;
	/** Node A in workflow `w1`, node B in workflow `w2`: two triggers that share one API key. */
	a: INode;
	b: INode;
	exclusive: boolean;
}

export interface StageOptions {
	seed: number;
	pool: SubjectPool;
	vendor: 'pave' | 'autoGrab';
	reading?: Reading;
	way?: 'publication' | 'legacy';
	a?: INodeParameters;
	b?: INodeParameters;
}

export function stage(options: StageOptions): Stage {
	const { seed, pool, vendor, way } = options;
	const reading = options.reading ?? READINGS[0];
	const exclusive = vendor === 'pave';
	const events = exclusive ? PAVE_EVENTS : AUTOGRAB_EVENTS;
	const world = new World({
		seed,
		pool,
		way,
		credentialType: exclusive ? 'paveApi' : 'autoGrabApi',
		vendor: (kernel) =>
			exclusive
				? paveVendor(kernel, reading.pave, reading.shape)
				: autoGrabVendor(kernel, reading.autoGrab),
	});
	const a = triggerNode(vendor, 'A', { events: events.slice(0, 2), ...options.a });
	const b = triggerNode(vendor, 'B', { events: events.slice(2), ...options.b });
	world.addWorkflow('w1', [a]);
	world.addWorkflow('w2', [b]);
	return { world, a, b, exclusive };
}

/** Something that happens, by name; what it needs to have happened before is in `before`. */
export interface Operation {
	name: string;
	vendors: Array<'pave' | 'autoGrab'>;
	a?: INodeParameters;
	/** With nothing in its way, the user gets what was asked for; or only where n8n registers the newer way. */
	mustWork?: true | 'publication';
	/** Brings the stage to where the operation starts. */
	before(stage: Stage): Promise<void>;
	run(stage: Stage): Promise<Told | undefined>;
	/** Listening ends by itself when nobody stops it; these end it. */
	after?(stage: Stage): Promise<void>;
}

const nothing = async () => {};
const both: Operation['vendors'] = ['pave', 'autoGrab'];

const published = async ({ world }: Stage) => {
	await world.publish('w1');
};

const takenByForeign = async ({ world }: Stage) => {
	world.register(PAVE_EVENTS[0]);
	world.tampered.clear();
};

const displaced = async (given: Stage) => {
	await takenByForeign(given);
	await published(given);
};

const borrowing = { options: { testWhilePublished: 'borrow' } };

const listening = async (given: Stage) => {
	await given.world.listen('w1', given.a.id);
};

/** The draft gets another event, and loses one. */
export function editEvents({ world, a, exclusive }: Stage): void {
	const events = exclusive ? PAVE_EVENTS : AUTOGRAB_EVENTS;
	const node = structuredClone(a);
	node.parameters.events = [events[0], events[2]];
	world.n8n.workflow('w1').draft = [node];
}

/** Every operation of a trigger's life, each from where it starts. */
export const OPERATIONS: Operation[] = [
	{
		name: 'publish',
		vendors: both,
		before: nothing,
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'publish over drift',
		mustWork: true,
		vendors: both,
		async before(given) {
			await published(given);
			const { world, exclusive } = given;
			await world.unpublish('w1');
			await world.publish('w1');
			world.lose(exclusive ? PAVE_EVENTS[0] : 'au');
			world.tampered.clear();
			editEvents(given);
		},
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'publish into a taken slot, stop',
		vendors: ['pave'],
		before: takenByForeign,
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'take over',
		mustWork: true,
		vendors: ['pave'],
		a: { existingCallback: 'replace' },
		before: takenByForeign,
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'take over and forward',
		mustWork: true,
		vendors: ['pave'],
		a: { existingCallback: 'relay' },
		before: takenByForeign,
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'unpublish',
		vendors: both,
		before: published,
		run: async ({ world }) => await world.unpublish('w1'),
	},
	{
		name: 'put back',
		mustWork: true,
		vendors: ['pave'],
		a: { existingCallback: 'replace' },
		before: displaced,
		run: async ({ world }) => await world.unpublish('w1'),
	},
	{
		name: 'edit events',
		mustWork: true,
		vendors: both,
		async before(given) {
			await published(given);
			editEvents(given);
		},
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'listen',
		vendors: both,
		before: nothing,
		run: async ({ world, a }) => await world.listen('w1', a.id),
		after: async ({ world, a }) => void (await world.stop(a)),
	},
	{
		name: 'end of a test',
		vendors: both,
		before: listening,
		async run({ world, a }) {
			await world.stop(a);
			return undefined;
		},
	},
	{
		name: 'listen while published, refuse',
		vendors: ['pave'],
		before: published,
		run: async ({ world, a }) => await world.listen('w1', a.id),
		after: async ({ world, a }) => void (await world.stop(a)),
	},
	{
		name: 'borrow',
		mustWork: true,
		vendors: ['pave'],
		a: borrowing,
		before: published,
		run: async ({ world, a }) => await world.listen('w1', a.id),
		after: async ({ world, a }) => void (await world.stop(a)),
	},
	{
		name: 'give back',
		vendors: ['pave'],
		a: borrowing,
		async before(given) {
			await published(given);
			await listening(given);
		},
		async run({ world, a }) {
			await world.stop(a);
			return undefined;
		},
	},
	{
		name: 'borrow what was taken over',
		vendors: ['pave'],
		a: { existingCallback: 'relay', ...borrowing },
		before: displaced,
		run: async ({ world, a }) => await world.listen('w1', a.id),
		after: async ({ world, a }) => void (await world.stop(a)),
	},
	{
		name: 'repair',
		vendors: both,
		async before(given) {
			await published(given);
			given.world.lose(given.exclusive ? PAVE_EVENTS[0] : 'au');
			given.world.tampered.clear();
		},
		run: async ({ world, a }) => await world.repair('w1', a),
	},
];
