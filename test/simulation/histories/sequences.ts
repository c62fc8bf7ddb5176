import { triggerNode } from '../model/n8n';
import { displaced, operations, pave, published, replace } from './operations';
import type { Stage } from './stage';

/** What happens one after the other, and once lost an event or somebody's address. */
export const SEQUENCES = operations([
	{
		name: 'publish an edit while the vendor is silent for 25 seconds',
		// Before 2.41 there is one attempt.
		only: 'publication',
		before: editedEvents,
		run: async (stage) => await publishesIntoSilence(stage, 25_000),
	},
	{
		name: 'publish an edit while the vendor is silent for good',
		ends: 'refused',
		before: editedEvents,
		run: async (stage) => await publishesIntoSilence(stage, 300_000),
	},
	{
		name: 'publish three triggers of one account while the vendor answers 429',
		ends: 'refused',
		async before({ world, isPave, events }) {
			const type = isPave ? 'pave' : 'autoGrab';
			const more = ['C', 'D'].map((name) => triggerNode(type, name, { events: [events[2]] }));
			world.n8n.workflow('w1').draft.push(...more);
		},
		async run({ world }) {
			world.watch({ call: 0, kind: '429', lasts: 'always' });
			return await world.publish('w1');
		},
	},
	{
		name: 'edit the account of what was taken over while the former one is silent',
		vendors: pave,
		a: replace,
		async before(stage) {
			await displaced(stage);
			stage.edit('w1', ({ credentials = {} }) => {
				for (const credential of Object.values(credentials)) credential.id = 'B';
			});
		},
		async run({ world }) {
			const { apiKey } = world.vendor.credentials.A;
			world.watch({ call: 0, kind: 'silence before acting', lasts: 'for a minute', apiKey });
			return await world.publish('w1');
		},
	},
	{
		name: 'publish after the end of one test dropped another without its delete',
		only: 'classic',
		async before({ world }) {
			await world.listen('w1');
			await world.listen('w2');
			await world.stop('w2');
		},
	},
	{
		name: 'a copy of the workflow is activated where PAVE drops headers',
		vendors: pave,
		only: 'classic',
		ends: 'refused',
		async before(stage) {
			const { n8n, vendor } = stage.world;
			vendor.headerFate = 'dropped';
			await published(stage);
			stage.world.addWorkflow('w3', [
				{ ...structuredClone(stage.node()), id: `${stage.node().id} copied` },
			]);
			n8n.refusesTakenPaths = true;
		},
		run: async ({ world }) => await world.publish('w3'),
	},
	{
		name: 'untick what was taken over',
		vendors: pave,
		a: replace,
		async before(stage) {
			await displaced(stage);
			const [, two, three] = stage.events;
			stage.edit('w1', ({ parameters }) => void (parameters.events = [two, three]));
		},
	},
]);

async function editedEvents(stage: Stage): Promise<void> {
	await published(stage);
	stage.editEvents();
}

/** Publishes while the vendor says nothing, for so long. */
async function publishesIntoSilence({ world }: Stage, ms: number) {
	world.watch({ call: 0, kind: 'silence before acting', lasts: 'for a minute' });
	world.kernel.schedule(ms, () => world.watch());
	return await world.publish('w1');
}
