import type { INodeParameters } from 'n8n-workflow';
import type { Told } from '../model/n8n';
import type { Stage } from './stage';

export type VendorName = 'pave' | 'autoGrab';

/** Something that happens, by name; what it needs to have happened before is in `before`. */
export interface Operation {
	name: string;
	vendors: VendorName[];
	a?: INodeParameters;
	queue?: boolean;
	split?: boolean;
	/** Under one way of registering only. */
	only?: 'classic' | 'publication';
	/** With nothing in its way, the user gets what was asked for, or is refused. */
	ends: 'well' | 'refused' | 'unseen';
	/** Brings the stage to where the operation starts. */
	before?(stage: Stage): Promise<void>;
	run(stage: Stage): Promise<Told | undefined>;
	/** Listening ends by itself when nobody stops it; this ends it. */
	after?(stage: Stage): Promise<void>;
}

const both: VendorName[] = ['pave', 'autoGrab'];
export const pave: VendorName[] = ['pave'];

export const published = async ({ world }: Stage) => void (await world.publish('w1'));
const listening = async ({ world }: Stage) => void (await world.listen('w1'));
const stop = async ({ world }: Stage) => await world.stop('w1');
const publishes = async ({ world }: Stage) => await world.publish('w1');
export const unpublishes = async ({ world }: Stage) => await world.unpublish('w1');
const listens = async ({ world }: Stage) => await world.listen('w1');

/** Somebody else has A's first event; nothing of ours has been there. */
export async function takenByForeign({ world, events }: Stage): Promise<void> {
	world.register({ place: events[0] });
}

export async function displaced(stage: Stage): Promise<void> {
	await takenByForeign(stage);
	await published(stage);
}

export async function repairs(stage: Stage): Promise<Told | undefined> {
	const { world } = stage;
	const told = await world.run(world.begin.repair(stage.publishedNode()));
	// From now on what was lost or changed has to be there.
	if (told?.ok === true) world.tampered.clear();
	return told;
}

/** An operation, less what it has in common with most: both vendors, publishing, and that it ends well. */
export type Given = Partial<Operation> & Pick<Operation, 'name'>;

export const operations = (given: readonly Given[]): Operation[] =>
	given.map((one) => ({ vendors: both, ends: 'well', run: publishes, ...one }));

export const replace = { existingCallback: 'replace' };
const relay = { existingCallback: 'relay' };

/** Every operation of a trigger's life, each from where it starts. */
export const OPERATIONS = operations([
	{ name: 'publish' },
	{
		name: 'publish beside another',
		before: async ({ world }) => void (await world.publish('w2')),
	},
	{
		name: 'publish into a taken slot, stop',
		vendors: pave,
		ends: 'refused',
		before: takenByForeign,
	},
	{
		name: 'take over',
		vendors: pave,
		a: replace,
		before: takenByForeign,
	},
	{
		name: 'take over and forward',
		vendors: pave,
		a: relay,
		before: takenByForeign,
	},
	{ name: 'unpublish', before: published, run: unpublishes },
	{
		name: 'put back',
		vendors: pave,
		a: replace,
		before: displaced,
		run: unpublishes,
	},
	{
		name: 'edit events',
		async before(stage) {
			await published(stage);
			stage.editEvents();
		},
	},
	{
		name: 'edit what was taken over',
		vendors: pave,
		a: replace,
		async before(stage) {
			await displaced(stage);
			stage.editEvents();
		},
	},
	{
		name: 'edit the account',
		async before(stage) {
			await published(stage);
			stage.edit('w1', (node) => {
				for (const credential of Object.values(node.credentials ?? {})) credential.id = 'B';
			});
		},
	},
	{ name: 'listen', run: listens, after: stop },
	{
		name: 'listen into a taken slot',
		vendors: pave,
		ends: 'refused',
		before: takenByForeign,
		run: listens,
		after: stop,
	},
	{
		name: 'end of a test',
		ends: 'unseen',
		before: listening,
		async run(stage) {
			await stop(stage);
			return undefined;
		},
	},
	{
		name: 'listen while published',
		vendors: pave,
		ends: 'refused',
		before: published,
		run: listens,
		after: stop,
	},
	{
		name: 'listen beside production',
		vendors: ['autoGrab'],
		before: published,
		run: listens,
		after: stop,
	},
	{
		name: 'repair',
		async before(stage) {
			await published(stage);
			stage.world.lose(stage.isPave ? stage.events[0] : 'au');
		},
		run: repairs,
	},
]);
