import { triggerNode } from '../model/n8n';
import { editEvents, PAVE_EVENTS, type Operation, type Stage } from './operations';

const [EVENT] = PAVE_EVENTS;

/** Operations that start from something unusual: a changed secret, another address, a failed end, old static data. */
export const SPECIAL: Operation[] = [
	{
		name: 'unpublish after the secret was changed',
		vendors: ['pave'],
		a: { existingCallback: 'replace' },
		async before(given) {
			await displaced(given);
			given.world.rotate();
		},
		run: async ({ world }) => await world.unpublish('w1'),
	},
	{
		name: 'publish after n8n has moved and the old host is dead',
		mustWork: true,
		vendors: ['pave', 'autoGrab'],
		async before(given) {
			await given.world.publish('w1');
			given.world.move('http://127.0.0.1:5700');
			editEvents(given);
		},
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'two triggers of one workflow tick the same event',
		vendors: ['pave'],
		async before({ world, a }) {
			const twin = triggerNode('pave', 'Twin', { events: [EVENT], existingCallback: 'fail' });
			world.n8n.workflow('w1').draft = [a, twin];
		},
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'listen over a registration that unpublishing left',
		// An older n8n answers for an address whose taking down failed as if it were registered.
		mustWork: 'publication',
		vendors: ['pave'],
		a: { existingCallback: 'replace' },
		async before(given) {
			const { world } = given;
			await displaced(given);
			world.watch({ call: 0, kind: '500', always: true });
			await world.unpublish('w1');
			world.watch();
		},
		run: async ({ world, a }) => await world.listen('w1', a.id),
		after: async ({ world, a }) => void (await world.stop(a)),
	},
	...[{}, { options: { testWhilePublished: 'borrow' } }].map(
		(a, borrowing): Operation => ({
			name: `listen again directly after stopping${borrowing ? ' a borrower' : ''}`,
			vendors: borrowing ? ['pave'] : ['pave', 'autoGrab'],
			a,
			async before({ world, a: node }) {
				if (borrowing) await world.publish('w1');
				await world.listen('w1', node.id);
			},
			async run({ world, a: node }) {
				await world.kernel.run(world.begin.stop(node), world.process);
				// What a failure to listen says is about listening alone.
				if (world.n8n.main) await world.listen('w1', node.id);
				return undefined;
			},
			after: async ({ world, a: node }) => {
				if (world.n8n.tests.has(node.webhookId ?? '')) await world.stop(node);
			},
		}),
	),
	{
		name: 'listen while another test ends',
		mustWork: true,
		vendors: ['pave', 'autoGrab'],
		async before({ world, a }) {
			await world.listen('w1', a.id);
		},
		async run({ world, a, b }) {
			const { kernel } = world;
			const ending = world.begin.stop(a);
			await kernel.elapse(10);
			if (!world.n8n.main) return undefined;
			const told = await world.listen('w2', b.id);
			if (world.n8n.main) await kernel.run(ending, world.process);
			return told;
		},
		after: async ({ world, b }) => {
			if (world.n8n.tests.has(b.webhookId ?? '')) await world.stop(b);
		},
	},
	{
		name: 'events after an older snapshot of static data came back',
		vendors: ['pave'],
		a: { existingCallback: 'relay' },
		async before(given) {
			await displaced(given);
			given.world.n8n.workflow('w1').staticData = '{}';
		},
		async run({ world }) {
			await world.kernel.run(world.deliver(EVENT), world.process);
			return undefined;
		},
	},
	{
		name: 'the old token after the secret was changed and published',
		vendors: ['pave'],
		async before(given) {
			const { world } = given;
			await world.publish('w1');
			const old = registeredHeaders(given);
			// Whoever guesses makes the process derive, and keep, the hash of that time.
			await post(given, { Authorization: `Bearer ${'W'.repeat(43)}` }, -1);
			await world.kernel.elapse(90_000);
			world.rotate();
			await world.unpublish('w1');
			await world.publish('w1');
			world.rotated = false;
			await post(given, old, -2);
			await world.kernel.elapse(90_000);
			await post(given, old, -3);
		},
		async run({ world }) {
			await world.kernel.run(world.deliver(EVENT), world.process);
			return undefined;
		},
	},
	{
		name: 'somebody registers between our POST and its answer',
		vendors: ['pave'],
		async before({ world }) {
			world.onCall = ({ method }) => {
				const ours = world.vendor.held().some(({ place }) => place === EVENT);
				if (method !== 'POST' || !ours) return;
				world.onCall = undefined;
				world.kernel.schedule(1, () => {
					world.register(EVENT);
					world.tampered.clear();
				});
			};
		},
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		// Undisturbed, PAVE takes the POST, and nobody comes: this is for its faults.
		name: 'somebody registers after our POST was refused',
		vendors: ['pave'],
		async before({ world }) {
			world.onCall = ({ method }) => {
				if (method !== 'POST' || world.vendor.held().some(({ place }) => place === EVENT)) return;
				world.onCall = undefined;
				world.kernel.schedule(1, () => {
					world.register(EVENT);
					world.tampered.clear();
				});
			};
		},
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'take over what is too long to travel',
		mustWork: true,
		vendors: ['pave'],
		a: { existingCallback: 'relay' },
		async before({ world }) {
			world.register(EVENT, { note: 'x'.repeat(9_000) });
			world.tampered.clear();
		},
		run: async ({ world }) => await world.publish('w1'),
	},
	{
		name: 'repair what was taken over',
		mustWork: true,
		vendors: ['pave'],
		a: { existingCallback: 'replace' },
		async before(given) {
			await displaced(given);
			const { world, a } = given;
			const { production } = world.n8n.urlsOf(a);
			const headers = { ...registeredHeaders(given), Authorization: 'Bearer drifted' };
			world.vendor.register({ place: EVENT, url: production, headers });
			// Until it is repaired, what comes is not what the vendor would send.
			world.rotated = true;
		},
		async run({ world, a }) {
			const told = await world.repair('w1', a);
			if (told?.ok === true) world.rotated = false;
			return told;
		},
	},
];

async function displaced({ world }: Stage): Promise<void> {
	world.register(EVENT);
	world.tampered.clear();
	await world.publish('w1');
}

/** What the node's first registration is sent with. */
function registeredHeaders({ world, a }: Stage): Record<string, string> {
	const { production } = world.n8n.urlsOf(a);
	return world.vendor.held().find(({ url }) => url === production)?.headers ?? {};
}

async function post({ world, a }: Stage, headers: Record<string, string>, serial: number) {
	const { production } = world.n8n.urlsOf(a);
	await world.kernel.run(world.post(production, headers, { event: EVENT, serial }));
}
