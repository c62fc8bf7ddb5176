import type { INode } from 'n8n-workflow';
import { giveBackOf, repairOf, runAction } from './action';
import { publishClassic, startClassic } from './classic';
import type { SimRequest } from './http';
import { Kernel } from './kernel';
import { N8n, type Address, type Told } from './n8n';
import { Outside } from './outside';
import { Process, type Role } from './process';
import { publish } from './publication';
import { runAgain } from './reception';
import type { SubjectPool } from './subject';
import { endTests, listen } from './testing';
import type { Vendor } from './vendor';

export interface WorldOptions {
	seed: number;
	pool: SubjectPool;
	vendor: (kernel: Kernel) => Vendor;
	/** Before n8n 2.41, or with its publication service off. */
	classic?: boolean;
	/** A main, two webhook processes and two workers. */
	queue?: boolean;
	/** Tests have a host of their own. */
	split?: boolean;
}

const HOME: Address = {
	production: 'http://127.0.0.1:5678',
	test: 'http://127.0.0.1:5678',
	endpoint: 'webhook',
};
const HOUR_MS = 3_600_000;
const ARRIVED_MS = 1_000;

/** A vendor, one n8n (and copies of it), somebody else's system, and the network between them. */
export class World extends Outside {
	readonly kernel: Kernel;

	readonly vendor: Vendor;

	readonly n8ns: N8n[] = [];

	/** When n8n was last killed. */
	killedAt: number | undefined;

	/** n8n was killed while it had somebody else's place. */
	private killedWhileTaken = false;

	/** When n8n last got another address. */
	movedAt: number | undefined;

	constructor(private readonly options: WorldOptions) {
		super();
		this.kernel = new Kernel(options.seed);
		this.vendor = options.vendor(this.kernel);
		options.pool.reset();
		const test = options.split ? 'http://127.0.0.1:5679' : HOME.test;
		this.addN8n({ ...HOME, test });
		this.boot();
	}

	get n8n(): N8n {
		return this.n8ns[0];
	}

	get process(): Process {
		const { main } = this.n8n;
		if (!main) throw new Error('n8n is not running');
		return main;
	}

	addN8n(address: Address): N8n {
		const shared = {
			instanceId: 'n8n-1',
			credentials: this.vendor.credentials,
			processed: new Map<string, string[]>(),
		};
		const n8n = new N8n(this.kernel, address, shared, this.options.classic === true);
		this.n8ns.push(n8n);
		return n8n;
	}

	/** n8n starts, after a kill or for the first time. */
	boot(n8n = this.n8n): void {
		const roles: Role[] = this.options.queue
			? ['main', 'webhook', 'webhook', 'worker', 'worker']
			: ['main'];
		for (const role of roles) this.start(role, n8n);
		if (n8n.classic && n8n.main) startClassic(n8n, n8n.main);
	}

	/** Somebody starts n8n again, which takes a few seconds. */
	async restart(): Promise<void> {
		await this.kernel.elapse(5_000);
		this.boot();
	}

	/** One more process. */
	start(role: Role = 'main', n8n = this.n8n): Process {
		const { pool } = this.options;
		const network = async (request: SimRequest, begun: () => void) =>
			await this.send(request, begun, n8n);
		const process = new Process(role, this.kernel, n8n.shared, network, (owner) =>
			pool.take(this.kernel, owner),
		);
		n8n.processes.push(process);
		return process;
	}

	/** From now on another main is asked; what the one before was doing goes on. */
	changeLeader(): void {
		const { n8n } = this;
		const leader = this.start();
		n8n.processes = [leader, ...n8n.processes.filter((process) => process !== leader)];
	}

	/** The power goes out: nothing any process was doing goes on. Tests survive where they are in Redis. */
	kill(): void {
		const noteTaken = () => {
			this.killedWhileTaken ||= [...this.theirs.keys()].some((place) => this.taken(place));
		};
		noteTaken();
		// What had been sent by then arrives all the same.
		this.kernel.schedule(ARRIVED_MS, noteTaken);
		for (const process of this.n8n.processes) process.dead = true;
		this.n8n.processes = [];
		if (!this.options.queue) this.n8n.tests.clear();
		this.killedAt = this.kernel.now;
	}

	/** One worker dies in the middle of its jobs. */
	killWorker(): void {
		const { n8n } = this;
		const worker = n8n.any('worker');
		if (worker?.role !== 'worker') return;
		worker.dead = true;
		this.start('worker');
		for (const [ran, items] of [...n8n.jobs]) {
			if (ran.runner !== worker) continue;
			n8n.jobs.delete(ran);
			if (n8n.classic) void runAgain(n8n, ran, items);
		}
	}

	addWorkflow(id: string, nodes: INode[], n8n = this.n8n): void {
		n8n.workflows.set(id, { id, name: id, draft: nodes, published: undefined, staticData: '{}' });
	}

	/** What a user does, or n8n by itself; each begins at once, and the kernel lets it go on. */
	readonly begin = {
		publish: async (id: string, process = this.process, n8n = this.n8n): Promise<Told> =>
			await this.how(n8n, process, id, n8n.workflow(id).draft),
		unpublish: async (id: string, process = this.process, n8n = this.n8n): Promise<Told> =>
			await this.how(n8n, process, id),
		listen: async (id: string, process = this.process): Promise<Told> =>
			await listen(this.n8n, process, id, this.n8n.workflow(id).draft[0].id),
		stop: async (id: string, process = this.process): Promise<void> =>
			await endTests(this.n8n, process, id),
		repair: async (node: INode) =>
			await runAction(this.n8n, this.process, node, repairOf(this.n8n, node)),
		giveBack: async (node: INode, event: string) =>
			await runAction(this.n8n, this.process, node, giveBackOf(event)),
	};

	/** The same, to its end; undefined where n8n was killed before. */
	async run<T>(work: Promise<T>, process = this.process): Promise<T | undefined> {
		return await this.kernel.run(work, process);
	}

	async publish(id: string): Promise<Told | undefined> {
		return await this.run(this.begin.publish(id));
	}

	async unpublish(id: string): Promise<Told | undefined> {
		return await this.run(this.begin.unpublish(id));
	}

	async listen(id: string): Promise<Told | undefined> {
		return await this.run(this.begin.listen(id));
	}

	async stop(id: string): Promise<void> {
		await this.run(this.begin.stop(id));
		await this.kernel.elapse(5_000);
	}

	/** n8n gets another address; at the old one it answers no more, or with a page where the host is the same. */
	move(address: Partial<Address>): void {
		const { n8n } = this;
		n8n.address = { ...n8n.address, ...address };
		this.movedAt = this.kernel.now;
	}

	/** A place where somebody else's registration was is held by a trigger of ours whose owner wished it so. */
	taken(place: string): boolean {
		const holders = this.vendor.held().filter((held) => held.place === place);
		const takers = this.n8ns.flatMap(({ hooks }) =>
			hooks.filter(({ node }) =>
				['replace', 'relay'].includes(String(node.parameters.existingCallback)),
			),
		);
		return holders.some(({ url }) =>
			takers.some(({ node, isTest }) => !isTest && url.includes(`/${node.webhookId ?? ''}/`)),
		);
	}

	/**
	 * A registration of ours may stay: the vendor has said something that does not pass, or that it is gone; the account
	 * has another secret, which opens no record and refuses what was going on; or a record was cut.
	 */
	get mayStay(): boolean {
		return this.rotated.length > 0 || this.lastingRefusal || this.mayBeLost;
	}

	/** n8n was killed in the seconds between PAVE's answer and our check, at a PAVE that does not keep our header. */
	get mayBeLost(): boolean {
		return this.killedWhileTaken && ['dropped', 'cut'].includes(this.vendor.headerFate);
	}

	/** Nothing disturbs any more, and time passes until nothing is left to be tried again. */
	async settle(): Promise<void> {
		this.watch();
		await this.kernel.elapse(3 * HOUR_MS);
	}

	private get how() {
		return this.options.classic ? publishClassic : publish;
	}
}
