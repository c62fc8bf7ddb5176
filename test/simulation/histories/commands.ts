import fc from 'fast-check';
import { kind, operation, workflow } from './happening';

/** Commands of one history at most. */
export const LONGEST_HISTORY = 14;

/** Histories of one vendor: up to so many commands, of which those are played whose precondition holds. */
export function histories(vendor: 'pave' | 'autoGrab', replayPath?: string) {
	const arbitraries = Object.entries(KINDS).flatMap(([name, { weight, commands }]) =>
		Array.from({ length: weight }, () => commands(name, vendor === 'pave')),
	);
	return fc.commands(arbitraries, { maxCommands: LONGEST_HISTORY, replayPath });
}

const event = fc.nat({ max: 2 });

/** One after the other under the name that a failure prints. */
const KINDS = {
	publish: operation(
		8,
		(model, id) => !model.listening[id],
		async ({ world }, id) => await world.publish(id),
		(model, id, ok) => {
			model.published[id] = ok;
			model.stale = false;
		},
	),
	unpublish: operation(
		4,
		(model, id) => model.published[id],
		async ({ world }, id) => await world.unpublish(id),
		(model, id) => void (model.published[id] = false),
	),
	listen: operation(
		4,
		(model, id) => !model.listening[id],
		async ({ world }, id) => await world.listen(id),
		(model, id, ok) => void (model.listening[id] = ok),
	),
	stop: operation(
		4,
		(model, id) => model.listening[id],
		async ({ world }, id) => await world.stop(id),
		(model, id) => void (model.listening[id] = false),
	),
	repair: operation(
		2,
		(model, id) => model.published[id],
		async (stage, id) => await stage.world.run(stage.world.begin.repair(stage.publishedNode(id))),
	),
	edit: kind({
		weight: 4,
		given: fc.record({
			id: workflow,
			events: fc.subarray([0, 1, 2], { minLength: 1 }),
			existingCallback: fc.constantFrom('fail', 'replace', 'relay'),
		}),
		check: (model, { id }) => !model.listening[id],
		async run(stage, _model, { id, events, existingCallback }) {
			stage.edit(id, ({ parameters }) => {
				const names = events.map((index) => stage.events[index]);
				Object.assign(parameters, { events: names, existingCallback });
			});
		},
	}),
	deliver: kind({
		weight: 6,
		given: fc.record({ event, times: fc.integer({ min: 1, max: 2 }) }),
		async run({ world, events }, model, given) {
			model.sent += 1;
			await world.kernel.run(world.deliver(events[given.event], given.times));
		},
	}),
	repeat: kind({
		weight: 2,
		given: fc.record({ event, back: fc.nat({ max: 3 }) }),
		check: (model, { back }) => model.sent > back,
		async run({ world }, _model, { back }) {
			const { serial, event: name } = world.sent.at(-1 - back) ?? {};
			if (name !== undefined) await world.kernel.run(world.deliver(name, 1, serial));
		},
	}),
	forge: kind({
		weight: 1,
		given: workflow,
		async run(stage, _model, id) {
			const { world } = stage;
			const token = 'F'.repeat(43);
			for (const url of Object.values(world.n8n.urlsOf(stage.node(id)))) {
				const body = { event: stage.events[0], serial: -7 };
				const headers = { Authorization: `Bearer ${token}` };
				await world.kernel.run(
					world.post(`${url}?token=${token}`, headers, body).catch(() => undefined),
				);
			}
		},
	}),
	somebodyRegisters: kind({
		weight: 3,
		given: event,
		async run({ world, events, isPave }, _model, index) {
			// PAVE deletes by event: who registers between our last look and our delete, when a test ends, is not spared.
			await world.kernel.elapse(5_000);
			// Nor can what a list does not show yet.
			await world.kernel.elapse(world.vendor.lagMs);
			world.register({ place: isPave ? events[index] : 'au' });
			await world.kernel.elapse(world.vendor.lagMs);
		},
	}),
	vendorLoses: kind({
		weight: 1,
		given: event,
		async run({ world, events, isPave }, _model, index) {
			world.lose(isPave ? events[index] : 'au');
		},
	}),
	editedByHand: kind({
		weight: 2,
		given: event,
		check: (_model, _index, isPave) => isPave,
		async run({ world, events }, _model, index) {
			const held = world.vendor.held().find(({ place }) => place === events[index]);
			if (held && !world.theirs.has(events[index])) world.edit(held, { method: 'PUT' });
		},
	}),
	rotate: kind({
		weight: 1,
		given: fc.constant(0),
		check: (model) => !model.stale && !model.rotated,
		async run({ world }, model) {
			model.rotated = true;
			world.rotate();
		},
	}),
	oldStaticData: kind({
		weight: 1,
		given: workflow,
		check: (model) => !model.rotated,
		async run({ world }, model, id) {
			// What neither our memory has nor a list shows yet, nobody can take down.
			await world.kernel.elapse(world.vendor.lagMs);
			model.stale = true;
			world.n8n.workflow(id).staticData = '{}';
		},
	}),
	move: kind({
		weight: 1,
		given: fc.boolean(),
		async run({ world }, model, host) {
			model.moves += 1;
			const origin = `http://127.0.0.1:${6_000 + model.moves}`;
			world.move(host ? { production: origin, test: origin } : { endpoint: `hooks${model.moves}` });
		},
	}),
	otherLeader: kind({
		weight: 1,
		given: fc.constant(0),
		async run({ world }) {
			world.changeLeader();
		},
	}),
	loseItself: kind({
		weight: 1,
		given: fc.boolean(),
		async run({ world }, _model, reaches) {
			world.n8n.reachesItself = reaches;
		},
	}),
	elapse: kind({
		weight: 3,
		given: fc.constantFrom(50, 2_000, 20_000, 130_000, 7_300_000),
		async run({ world }, model, ms) {
			await world.kernel.elapse(ms);
			for (const id of ['w1', 'w2'] as const) {
				const tests = [...world.n8n.tests.values()];
				model.listening[id] = tests.some(({ workflow: { id: one } }) => one === id);
			}
		},
	}),
};
