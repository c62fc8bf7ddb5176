import type { INode } from 'n8n-workflow';
import { FAULT_KINDS } from '../model/faults';
import type { SubjectPool } from '../model/subject';
import { allViolations } from './enumerate';
import { AUTOGRAB_EVENTS, PAVE_EVENTS, stage, type Stage } from './operations';
import type { Command, History, Which } from './commands';
import { READINGS } from './readings';

/** Runs one history to its end, where the user brings everything in order. @returns events sent; what did not hold */
export async function play(
	history: History,
	pool: SubjectPool,
): Promise<{ events: number; violations: string[] }> {
	const { seed, vendor, way } = history;
	const given = stage({ seed, pool, vendor, way, reading: READINGS[history.reading] });
	const actor = new Actor(given);
	for (const command of history.commands) await actor.perform(command);
	const violations = await actor.finish();
	return { events: given.world.sent.length, violations };
}

export class Actor {
	private readonly events: string[];

	private readonly snapshots = new Map<Which, string>();

	private moves = 0;

	private killIn: number | undefined;

	constructor(private readonly given: Stage) {
		this.events = given.exclusive ? PAVE_EVENTS : AUTOGRAB_EVENTS;
	}

	async perform(command: Command): Promise<void> {
		const { world, exclusive } = this.given;
		switch (command.kind) {
			case 'edit':
				return this.change(command.which, (node) => {
					node.parameters.events = command.events.map((index) => this.events[index]);
				});
			case 'policy':
				return this.change(command.which, (node) => {
					const options = command.borrow ? { testWhilePublished: 'borrow' } : {};
					Object.assign(node.parameters, { existingCallback: command.existing, options });
				});
			case 'rename':
				return this.change(command.which, (node) => {
					node.name += "'";
				});
			case 'deliver':
				return void (await this.guarded(world.deliver(this.events[command.event], command.times)));
			case 'foreign':
				return world.register(exclusive ? this.events[command.event] : 'au');
			case 'lose':
				return world.lose(exclusive ? this.events[command.event] : 'au');
			case 'fault':
				return world.watch({ ...command, kind: FAULT_KINDS[command.fault] });
			case 'slow':
				world.watch();
				world.slow = (call) => (call === command.call ? command.ms : 0);
				return;
			case 'heal':
				return world.watch();
			case 'kill':
				this.killIn = command.after;
				return;
			case 'elapse':
				return await world.kernel.elapse(command.ms);
			case 'rotate':
				return world.rotate();
			case 'move':
				this.moves += 1;
				return world.move(`http://127.0.0.1:${6_000 + this.moves}`);
			case 'secondMain':
				return void world.start();
			case 'snapshot':
				return void this.snapshots.set(command.which, this.workflow(command.which).staticData);
			case 'stale':
				this.workflow(command.which).staticData = this.snapshots.get(command.which) ?? '{}';
				return;
			case 'forge':
				return await this.forge(command.which);
			case 'together':
				return await this.together(command.first, command.stop);
			default:
				return await this.operate(command.kind, command.which);
		}
	}

	/** Everything is healed, and the user unpublishes; then publishes again, each event once. */
	async finish(): Promise<string[]> {
		const { world, a, b } = this.given;
		this.killIn = undefined;
		world.slow = undefined;
		await world.settle();
		for (const node of [a, b]) await world.stop(node);
		await world.settle();
		await world.unpublish('w1');
		await world.unpublish('w2');
		await world.settle();
		const what = allViolations(this.given);
		for (const [index, name] of (['a', 'b'] as const).entries()) {
			this.change(name, (node) => {
				node.parameters.events = index === 0 ? this.events.slice(0, 2) : this.events.slice(2);
				node.parameters.existingCallback = 'replace';
			});
		}
		world.tampered.clear();
		await world.publish('w1');
		await world.publish('w2');
		world.rotated = false;
		await world.settle();
		for (const event of this.events) await world.kernel.run(world.deliver(event));
		await world.settle();
		what.push(...allViolations(this.given).map((violation) => `in the end: ${violation}`));
		return [...new Set(what)];
	}

	private workflow(name: Which) {
		return this.given.world.n8n.workflow(name === 'a' ? 'w1' : 'w2');
	}

	private change(name: Which, edit: (node: INode) => void): void {
		const workflow = this.workflow(name);
		const [node] = structuredClone(workflow.draft);
		edit(node);
		workflow.draft = [node];
	}

	private async operate(
		kind: 'publish' | 'unpublish' | 'listen' | 'stop' | 'repair',
		name: Which,
	): Promise<void> {
		const { world } = this.given;
		const { id, draft } = this.workflow(name);
		const [node] = draft;
		const work = {
			publish: async () => await world.begin.publish(id),
			unpublish: async () => await world.begin.unpublish(id),
			listen: async () => await world.begin.listen(id, node.id),
			stop: async () => await world.begin.stop(node),
			repair: async () => await world.begin.repair(id, node),
		}[kind];
		// n8n allows one test of a workflow at a time, and one publication.
		if (kind === 'listen' && world.n8n.tests.has(node.webhookId ?? '')) return;
		await this.guarded(work());
		// The end of a test goes on behind it, and so does what is in its way.
		if (kind === 'stop') return;
		world.watch();
		world.slow = undefined;
	}

	/** Two operations at once: both workflows publish, or one publishes while the other ends. */
	private async together(first: Which, stop: boolean): Promise<void> {
		const { world } = this.given;
		const [one, other] = first === 'a' ? ['w1', 'w2'] : ['w2', 'w1'];
		const both = [
			world.begin.publish(one),
			stop ? world.begin.unpublish(other) : world.begin.publish(other),
		];
		await this.guarded(Promise.all(both));
	}

	private async forge(name: Which): Promise<void> {
		const { world } = this.given;
		const [node] = this.workflow(name).draft;
		const { production, test } = world.n8n.urlsOf(node);
		const token = 'F'.repeat(43);
		for (const url of [production, test]) {
			const headers = { Authorization: `Bearer ${token}` };
			const body = { event: this.events[0], serial: -7 };
			await this.guarded(world.post(`${url}?token=${token}`, headers, body).catch(() => undefined));
		}
	}

	/** Runs work, and where a kill is due, ends n8n in the middle of it and starts it again. */
	private async guarded(work: Promise<unknown>): Promise<void> {
		const { kernel } = this.given.world;
		const { world } = this.given;
		const { killIn } = this;
		if (killIn === undefined) {
			await kernel.run(work, world.process);
			return;
		}
		this.killIn = undefined;
		const target = kernel.steps + killIn;
		let settled = false;
		const settle = () => {
			settled = true;
		};
		void work.then(settle, settle);
		kernel.beforeStep = () => {
			if (kernel.steps < target || settled || !world.n8n.main) return;
			world.kill();
		};
		await kernel.elapse(200_000);
		kernel.beforeStep = () => {};
		if (!world.n8n.main) world.start();
	}
}
