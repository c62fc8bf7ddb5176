import { triggerNode } from '../model/n8n';
import {
	displaced,
	operations,
	pave,
	published,
	repairs,
	replace,
	unpublishes,
	type Given,
} from './operations';
import type { Stage } from './stage';

/** Operations at a vendor, or beside others, that make them hard: lists that lag, headers that are not kept, races. */
export const HARD = operations([
	{
		name: 'two triggers of one workflow tick the same event',
		vendors: pave,
		ends: 'refused',
		async before({ world, events: [event] }) {
			const twin = triggerNode('pave', 'Twin', { events: [event], existingCallback: 'fail' });
			world.n8n.workflow('w1').draft.push(twin);
		},
	},
	{
		name: 'two processes take over at once',
		vendors: pave,
		only: 'classic',
		a: replace,
		async before({ world, events: [event] }) {
			world.register({ place: event });
		},
		async run({ world }) {
			const both = [world.begin.publish('w1'), world.begin.publish('w1', world.start())];
			return (await world.run(Promise.all(both)))?.[1];
		},
	},
	{
		name: 'somebody registers right after our write',
		vendors: pave,
		ends: 'refused',
		async before(stage) {
			const { world } = stage;
			world.onCall = ({ method }) => {
				const isOurs = world.vendor.held().some(({ place }) => place === stage.events[0]);
				if (!['POST', 'PUT'].includes(method) || !isOurs) return;
				world.onCall = undefined;
				world.kernel.schedule(1, () => world.register({ place: stage.events[0] }));
			};
		},
	},
	{
		name: 'repair what was edited by hand',
		vendors: pave,
		a: replace,
		async before(stage) {
			await displaced(stage);
			const { world, events } = stage;
			const held = world.vendor.held().find(({ place }) => place === events[0]);
			const headers = { ...held?.headers, Authorization: 'Bearer edited' };
			if (held) world.edit(held, { headers });
		},
		run: repairs,
	},
	{
		name: 'take over what is too long to keep',
		vendors: pave,
		ends: 'refused',
		a: replace,
		async before({ world, events: [event] }) {
			world.register({ place: event, payload: { note: 'x'.repeat(9_000) } });
		},
	},
	...(['dropped', 'cut', 're-cased', 'merged'] as const).map(
		(fate): Given => ({
			name: `take over where headers are ${fate}`,
			vendors: pave,
			ends: ['dropped', 'cut'].includes(fate) ? 'refused' : 'well',
			a: replace,
			async before({ world, events: [event] }) {
				world.register({ place: event });
				world.vendor.headerFate = fate;
			},
		}),
	),
	{
		name: 'take over where the list lags',
		vendors: pave,
		a: replace,
		async before({ world, events: [event] }) {
			world.register({ place: event });
			world.vendor.lagMs = 2_500;
		},
	},
	{
		name: 'publish where the list lags',
		before: async ({ world }) => void (world.vendor.lagMs = 2_500),
	},
	{
		name: 'rename where the list lags',
		async before(stage) {
			stage.world.vendor.lagMs = 3_500;
			await published(stage);
			stage.edit('w1', (node) => (node.name = 'A2'));
		},
	},
	...([false, true] as const).map(
		(isLost): Given => ({
			name: `repair ${isLost ? 'what was lost' : 'in vain'}, then unpublish where the list lags`,
			async before(stage) {
				const { world, isPave, events } = stage;
				world.vendor.lagMs = 3_500;
				await published(stage);
				if (!isLost) return;
				await world.kernel.elapse(5_000);
				world.lose(isPave ? events[0] : 'au');
			},
			async run(stage) {
				const told = await repairs(stage);
				return stage.world.n8n.main ? await unpublishes(stage) : told;
			},
		}),
	),
	{
		name: 'publish where n8n cannot reach itself',
		before: async ({ world }) => void (world.n8n.reachesItself = false),
	},
	{
		name: 'unpublish where n8n cannot reach itself',
		async before(stage) {
			await published(stage);
			stage.world.n8n.reachesItself = false;
		},
		run: unpublishes,
	},
	...([false, true] as const).map(
		(kills): Given => ({
			name: kills ? 'a worker dies in the middle' : 'the same events at two processes, and later',
			queue: true,
			ends: 'unseen',
			before: published,
			run: async (stage) => await manyEvents(stage, kills),
		}),
	),
]);

/** Events in pairs at two webhook processes and two workers, and all of them again later. */
async function manyEvents(stage: Stage, kills: boolean): Promise<undefined> {
	const { world, events } = stage;
	const twenty = Array.from({ length: 20 }, (_, index) => index + 1_000);
	const send = async (serial: number) => await world.deliver(events[serial % 2], 2, serial);
	const first = Promise.all(twenty.map(send));
	if (kills) world.kernel.schedule(14, () => world.killWorker());
	await world.run(first);
	await world.kernel.elapse(60_000);
	if (!world.n8n.main) return undefined;
	await world.run(Promise.all(twenty.map(send)));
	await world.kernel.elapse(60_000);
	return undefined;
}
