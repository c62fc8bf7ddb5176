import {
	displaced,
	operations,
	pave,
	published,
	replace,
	unpublishes,
	type Given,
} from './operations';

const endpointMoved = { endpoint: 'hooks' };
const hostMoved = { production: 'http://127.0.0.1:5700', test: 'http://127.0.0.1:5700' };

/** Operations that start from something unusual: a changed secret, another address, another process, a copy. */
export const SPECIAL = operations([
	{
		name: 'publish again unedited, after the vendor was down',
		async before({ world }) {
			world.watch({ call: 0, kind: 'refused', lasts: 'always' });
			await world.publish('w1');
			// n8n before 2.41 does not try again by itself; the user does, a little later.
			await world.kernel.elapse(15_000);
		},
	},
	{
		name: 'publish in another process while an unpublish goes on behind',
		async before({ world }) {
			await world.publish('w1');
			world.watch({ call: 0, kind: '503', lasts: 'for a minute' });
			await world.unpublish('w1');
		},
		async run({ world }) {
			world.watch();
			const other = world.start();
			return await world.run(world.begin.publish('w1', other));
		},
	},
	{
		name: 'unpublish after the secret was changed',
		vendors: pave,
		a: replace,
		async before(stage) {
			await displaced(stage);
			stage.world.rotate();
		},
		run: unpublishes,
	},
	{
		name: 'edit after the secret was changed',
		vendors: pave,
		a: replace,
		async before(stage) {
			await displaced(stage);
			stage.world.rotate();
			stage.edit('w1', (node) => (node.name = 'A2'));
		},
	},
	{
		name: 'events after the secret was changed',
		ends: 'unseen',
		async before(stage) {
			await published(stage);
			stage.world.rotate();
		},
		async run(stage) {
			await stage.probe();
			return undefined;
		},
	},
	...[endpointMoved, hostMoved].flatMap((address, host): Given[] => [
		{
			name: `unpublish after n8n has another ${host ? 'host' : 'endpoint'}`,
			async before(stage) {
				await published(stage);
				stage.world.move(address);
			},
			run: unpublishes,
		},
		{
			name: `give back, then publish at another ${host ? 'host' : 'endpoint'}`,
			vendors: pave,
			// The same path under another endpoint is ours all the same.
			a: replace,
			async before(stage) {
				await displaced(stage);
				stage.world.move(address);
				await stage.world.unpublish('w1');
			},
			async run(stage) {
				const { world, events } = stage;
				for (const event of events.slice(0, 2)) {
					await world.run(world.begin.giveBack(stage.node(), event));
					if (!world.n8n.main) return undefined;
				}
				return await world.publish('w1');
			},
		},
	]),
	{
		name: 'a restored copy at another address unpublishes',
		ends: 'unseen',
		before: published,
		async run({ world }) {
			const copy = world.addN8n({ ...hostMoved, endpoint: 'webhook' });
			const original = world.n8n.workflow('w1');
			world.addWorkflow('w1', structuredClone(original.draft), copy);
			Object.assign(copy.workflow('w1'), structuredClone(original));
			world.boot(copy);
			const [process] = copy.processes;
			await world.run(world.begin.unpublish('w1', process, copy), process);
			copy.processes = [];
			return undefined;
		},
	},
	{
		name: 'a copy of the workflow with the same webhook id is activated',
		only: 'classic',
		ends: 'unseen',
		async before(stage) {
			await published(stage);
			// An id of its own in each history: by it the process tells what it has just received.
			const copy = { ...structuredClone(stage.node()), id: `${stage.node().id} copied` };
			stage.world.addWorkflow('w3', [copy]);
			// At AutoGrab nothing else would refuse the copy.
			stage.world.n8n.refusesTakenPaths = !stage.isPave;
		},
		async run({ world }) {
			// n8n itself may have forgotten the original's address by now; the registration must not go.
			await world.publish('w3');
			return undefined;
		},
	},
	{
		name: 'a test that another process ends',
		ends: 'unseen',
		split: true,
		async before({ world }) {
			await world.publish('w2');
			await world.listen('w1');
		},
		async run({ world }) {
			await world.run(world.begin.stop('w1', world.start()));
			return undefined;
		},
	},
	{
		name: 'publish after n8n was killed during a test on another host',
		split: true,
		async before({ world }) {
			await world.listen('w1');
			world.kill();
			world.boot();
		},
	},
	{
		name: 'restart while the vendor is silent',
		only: 'classic',
		ends: 'unseen',
		before: published,
		async run({ world }) {
			world.kill();
			world.watch({ call: 0, kind: 'silence before acting', lasts: 'for a minute' });
			world.boot();
			await world.kernel.elapse(90_000);
			return undefined;
		},
	},
]);
