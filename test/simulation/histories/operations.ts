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
const pave: VendorName[] = ['pave'];

export const published = async ({ world }: Stage) => void (await world.publish('w1'));
const listening = async ({ world }: Stage) => void (await world.listen('w1'));
const stop = async ({ world }: Stage) => await world.stop('w1');
export const publishes = async ({ world }: Stage) => await world.publish('w1');
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

const replace = { existingCallback: 'replace' };
const relay = { existingCallback: 'relay' };

/** Every operation of a trigger's life, each from where it starts. */
export const OPERATIONS: Operation[] = [
	{ name: 'publish', vendors: both, ends: 'well', run: publishes },
	{
		name: 'publish beside another',
		vendors: both,
		ends: 'well',
		before: async ({ world }) => void (await world.publish('w2')),
		run: publishes,
	},
	{
		name: 'publish into a taken slot, stop',
		vendors: pave,
		ends: 'refused',
		before: takenByForeign,
		run: publishes,
	},
	{
		name: 'take over',
		vendors: pave,
		ends: 'well',
		a: replace,
		before: takenByForeign,
		run: publishes,
	},
	{
		name: 'take over and forward',
		vendors: pave,
		ends: 'well',
		a: relay,
		before: takenByForeign,
		run: publishes,
	},
	{ name: 'unpublish', vendors: both, ends: 'well', before: published, run: unpublishes },
	{
		name: 'put back',
		vendors: pave,
		ends: 'well',
		a: replace,
		before: displaced,
		run: unpublishes,
	},
	{
		name: 'edit events',
		vendors: both,
		ends: 'well',
		async before(stage) {
			await published(stage);
			stage.editEvents();
		},
		run: publishes,
	},
	{
		name: 'edit what was taken over',
		vendors: pave,
		ends: 'well',
		a: replace,
		async before(stage) {
			await displaced(stage);
			stage.editEvents();
		},
		run: publishes,
	},
	{
		name: 'edit the account',
		vendors: both,
		ends: 'well',
		async before(stage) {
			await published(stage);
			stage.edit('w1', (node) => {
				for (const credential of Object.values(node.credentials ?? {})) credential.id = 'B';
			});
		},
		run: publishes,
	},
	{ name: 'listen', vendors: both, ends: 'well', run: listens, after: stop },
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
		vendors: both,
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
		ends: 'well',
		before: published,
		run: listens,
		after: stop,
	},
	{
		name: 'repair',
		vendors: both,
		ends: 'well',
		async before(stage) {
			await published(stage);
			stage.world.lose(stage.isPave ? stage.events[0] : 'au');
		},
		run: repairs,
	},
];
