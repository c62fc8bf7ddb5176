import type { INode } from 'n8n-workflow';
import { LostConnection, type SimAnswer, type SimRequest } from './http';
import { Kernel } from './kernel';
import { endTest, listen } from './listening';
import { N8n, type StoredWorkflow, type Told } from './n8n';
import { FOREIGN_HOST, Network } from './network';
import { Process } from './process';
import { publish, publishLegacy } from './publication';
import { repair } from './repair';
import type { SubjectPool } from './subject';
import type { Held, Vendor } from './vendor';

/** One event that the vendor sent to one registration. */
export interface Sent {
	serial: number;
	event: string;
	url: string;
	/** undefined: no answer. */
	status: number | undefined;
	/** The secret was changed since anything was registered: the old token may be refused. */
	excused: boolean;
	/** It went to a registration that stands where somebody else's was. */
	displaces: boolean;
}

export interface WorldOptions {
	seed: number;
	pool: SubjectPool;
	vendor: (kernel: Kernel) => Vendor;
	credentialType: 'paveApi' | 'autoGrabApi';
	/** How this n8n registers triggers. */
	way?: 'publication' | 'legacy';
}

/** Long enough for the end of a test to be tried once, where the vendor answers. */
const BEHIND_MS = 5_000;

/** A vendor, one n8n, somebody else's system, and the network between them. */
export class World extends Network {
	readonly kernel: Kernel;

	readonly vendor: Vendor;

	readonly n8n: N8n;

	readonly sent: Sent[] = [];

	/** Everybody else's registrations as their owners left them, by place. */
	readonly theirs = new Map<string, Held>();

	/** Places that the vendor or somebody else has tampered with since a trigger registered there. */
	readonly tampered = new Set<string>();

	/** When n8n was last killed. */
	killedAt: number | undefined;

	/** The secret was changed, and nothing registered since. */
	rotated = false;

	private serial = 0;

	constructor(private readonly options: WorldOptions) {
		super();
		this.kernel = new Kernel(options.seed);
		this.vendor = options.vendor(this.kernel);
		options.pool.reset();
		this.n8n = new N8n(this.kernel, 'http://127.0.0.1:5678', {
			instanceId: 'n8n-1',
			credentials: { [options.credentialType]: this.vendor.credential },
			processed: new Map(),
		});
		this.start();
	}

	private get how() {
		return this.options.way === 'legacy' ? publishLegacy : publish;
	}

	get process(): Process {
		const { main } = this.n8n;
		if (!main) throw new Error('n8n is not running');
		return main;
	}

	/** One more main process. */
	start(): Process {
		const { pool } = this.options;
		const subject = (owner: Process) => pool.take(this.kernel, owner);
		const network = async (request: SimRequest, begun: () => void) =>
			await this.send(request, begun);
		const process = new Process(this.kernel, this.n8n.shared, network, (owner) =>
			subject(owner as Process),
		);
		this.n8n.processes.push(process);
		return process;
	}

	/** The power goes out: nothing any process was doing goes on. */
	kill(): void {
		for (const process of this.n8n.processes) process.dead = true;
		this.n8n.processes = [];
		this.n8n.tests.clear();
		this.killedAt = this.kernel.now;
	}

	addWorkflow(id: string, nodes: INode[]): StoredWorkflow {
		const workflow = { id, name: id, draft: nodes, published: undefined, staticData: '{}' };
		this.n8n.workflows.set(id, workflow);
		return workflow;
	}

	/** What a user does, or n8n by itself; each begins at once, and the kernel lets it go on. */
	readonly begin = {
		publish: async (workflowId: string, process = this.process): Promise<Told> => {
			const { draft } = this.n8n.workflow(workflowId);
			return await this.how(this.n8n, process, workflowId, draft);
		},
		unpublish: async (workflowId: string, process = this.process): Promise<Told> =>
			await this.how(this.n8n, process, workflowId),
		listen: async (workflowId: string, nodeId: string, process = this.process): Promise<Told> =>
			await listen(this.n8n, process, workflowId, nodeId),
		stop: async (node: INode, process = this.process): Promise<string | undefined> =>
			await endTest(this.n8n, process, node.webhookId ?? ''),
		repair: async (workflowId: string, node: INode, process = this.process): Promise<Told> =>
			await repair(this.n8n, process, workflowId, node),
	};

	/** The same, to its end; undefined where n8n was killed before. */
	async publish(workflowId: string): Promise<Told | undefined> {
		return await this.kernel.run(this.begin.publish(workflowId), this.process);
	}

	async unpublish(workflowId: string): Promise<Told | undefined> {
		return await this.kernel.run(this.begin.unpublish(workflowId), this.process);
	}

	async listen(workflowId: string, nodeId: string): Promise<Told | undefined> {
		return await this.kernel.run(this.begin.listen(workflowId, nodeId), this.process);
	}

	/** With what the trigger does behind n8n's back, as far as it gets in a few seconds. */
	async stop(node: INode): Promise<string | undefined> {
		const failure = await this.kernel.run(this.begin.stop(node), this.process);
		await this.kernel.elapse(BEHIND_MS);
		return failure;
	}

	async repair(workflowId: string, node: INode): Promise<Told | undefined> {
		return await this.kernel.run(this.begin.repair(workflowId, node), this.process);
	}

	/** The account gets another secret, in the vendor's and in n8n's books. */
	rotate(): void {
		this.vendor.rotate();
		this.rotated = true;
	}

	/** n8n gets another address; at the old one nobody answers. */
	move(origin: string): void {
		this.oldOrigins.push(this.n8n.origin);
		this.n8n.origin = origin;
	}

	/** Somebody else registers, or changes what they had. */
	register(place: string, extra: { url?: string; note?: string } = {}): void {
		const url = extra.url ?? `https://${FOREIGN_HOST}/hooks/${encodeURIComponent(place)}`;
		this.vendor.register({
			place,
			url,
			headers: { 'X-Key': 'theirs', Authorization: 'Basic dGhlaXJz' },
			payload: { crm_branch: 'north', ...(extra.note === undefined ? {} : { note: extra.note }) },
		});
		const held = this.vendor.held().find((one) => one.place === place && one.url === url);
		if (held) this.theirs.set(place, held);
		this.tampered.add(place);
	}

	lose(place: string): void {
		this.vendor.lose(place);
		if (this.vendor.held().every((held) => held.place !== place)) this.theirs.delete(place);
		this.tampered.add(place);
	}

	/** The vendor sends one event to whoever is registered for it, twice where it repeats itself. */
	async deliver(event: string, times = 1): Promise<void> {
		const body = this.vendor.event(event, ++this.serial);
		const { serial } = this;
		const targets = this.vendor.held().filter(({ events }) => events.includes(event));
		await Promise.all(
			targets.flatMap((held) =>
				Array.from({ length: times }, async () => {
					const sent: Sent = {
						serial,
						event,
						url: held.url,
						status: undefined,
						excused: this.rotated,
						displaces: this.theirs.has(event) && this.theirs.get(event)?.url !== held.url,
					};
					this.sent.push(sent);
					try {
						const answer = await this.post(held.url, held.headers, { ...held.payload, ...body });
						sent.status = answer.status;
					} catch (error) {
						if (!(error instanceof LostConnection)) throw error;
					}
				}),
			),
		);
	}

	/** Any request to an address of this n8n, for example a forged delivery. */
	async post(url: string, headers: Record<string, string>, body: unknown): Promise<SimAnswer> {
		const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
		return await this.send({
			method: 'POST',
			url,
			headers: { 'content-type': 'application/json', ...Object.fromEntries(lower) },
			text: typeof body === 'string' ? body : JSON.stringify(body),
		});
	}

	/** Everything that was started comes to its end, and time passes until nothing is left to be tried again. */
	async settle(): Promise<void> {
		this.watch();
		await this.kernel.elapse(30 * 60_000);
	}
}
