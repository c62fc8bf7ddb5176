import type { INode } from 'n8n-workflow';
import { executeContext } from './contexts';
import { strike, type Fault } from './faults';
import { jsonAnswer, LostConnection, parsed, type SimAnswer, type SimRequest } from './http';
import { Kernel } from './kernel';
import { endTest, listen } from './listening';
import { N8n, type StoredWorkflow, type Told } from './n8n';
import { Process } from './process';
import { messageOf, publish, publishLegacy } from './publication';
import { receive, type Received } from './reception';
import type { SubjectPool } from './subject';
import type { Held, Vendor } from './vendor';

/** One event that the vendor sent to one registration. */
export interface Sent {
	serial: number;
	event: string;
	url: string;
	/** undefined: no answer. */
	status: number | undefined;
}

export interface WorldOptions {
	seed: number;
	pool: SubjectPool;
	vendor: (kernel: Kernel) => Vendor;
	credentialType: 'paveApi' | 'autoGrabApi';
	/** How this n8n registers triggers. */
	way?: 'publication' | 'legacy';
}

/** Milliseconds a call needs to the vendor, and back. */
const LATENCY_MS = 10;

export const FOREIGN_HOST = 'crm.example.com';

/** A vendor, one n8n, somebody else's system, and the network between them. */
export class World {
	readonly kernel: Kernel;

	readonly vendor: Vendor;

	readonly n8n: N8n;

	readonly received: Received[] = [];

	readonly sent: Sent[] = [];

	/** Bodies that arrived at somebody else's system. */
	readonly foreignInbox: Array<{ url: string; body: Record<string, unknown> }> = [];

	/** Everybody else's registrations as their owners left them, by place. */
	readonly theirs = new Map<string, Held>();

	/** Places that the vendor or somebody else has tampered with since a trigger registered there. */
	readonly tampered = new Set<string>();

	fault: Fault | undefined;

	/** Vendor calls since {@link watch}. */
	calls: Array<{ method: string; path: string }> = [];

	/** Added to an answer's way back, by the number of the call. */
	slow: ((call: number) => number) | undefined;

	/** When n8n was last killed. */
	killedAt: number | undefined;

	private struck: { method: string; path: string } | undefined;

	private serial = 0;

	private oldOrigins: string[] = [];

	constructor(private readonly options: WorldOptions) {
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

	get process(): Process {
		const { main } = this.n8n;
		if (!main) throw new Error('n8n is not running');
		return main;
	}

	/** One more main process. */
	start(): Process {
		const { pool } = this.options;
		const subject = (owner: Process) => pool.take(this.kernel, owner);
		const network = async (request: SimRequest) => await this.network(request);
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

	/** Counts vendor calls from here on, and lets a fault strike among them. */
	watch(fault?: Fault): void {
		this.fault = fault;
		this.struck = undefined;
		this.calls = [];
	}

	async publish(workflowId: string, process = this.process): Promise<Told | undefined> {
		const how = this.options.way === 'legacy' ? publishLegacy : publish;
		const { draft } = this.n8n.workflow(workflowId);
		return await this.kernel.run(how(this.n8n, process, workflowId, draft), process);
	}

	async unpublish(workflowId: string, process = this.process): Promise<Told | undefined> {
		const how = this.options.way === 'legacy' ? publishLegacy : publish;
		return await this.kernel.run(how(this.n8n, process, workflowId), process);
	}

	async listen(
		workflowId: string,
		nodeId: string,
		process = this.process,
	): Promise<Told | undefined> {
		return await this.kernel.run(listen(this.n8n, process, workflowId, nodeId), process);
	}

	async stop(node: INode, process = this.process): Promise<string | undefined> {
		return await this.kernel.run(endTest(this.n8n, process, node.webhookId ?? ''), process);
	}

	/** Runs Repair with what a user copies out of the trigger. */
	async repair(workflowId: string, node: INode, process = this.process): Promise<Told | undefined> {
		const isPave = this.options.credentialType === 'paveApi';
		const action: INode = {
			...node,
			name: 'Watchdog',
			type: `n8n-nodes-pave-autograb.${isPave ? 'pave' : 'autoGrab'}`,
			parameters: {
				resource: isPave ? 'callback' : 'webhook',
				operation: 'repair',
				region: '',
				options: {},
				webhookUrl: this.n8n.urlsOf(node).production,
				events: node.parameters.events,
			},
		};
		const workflow = this.n8n.workflow(workflowId);
		const rest = { staticData: {}, mode: 'trigger' as const, isTest: false };
		const place = this.n8n.place(process, workflow, action, rest);
		const failures: Told['failures'] = [];
		const work = async () => {
			const hints: string[] = [];
			const { classes } = process;
			const { execute } = isPave ? classes.Pave : classes.AutoGrab;
			try {
				await execute?.call(executeContext(place, [{ json: {} }], hints));
			} catch (error) {
				failures.push({ nodeId: node.id, message: messageOf(error) });
			}
			const ok = failures.length === 0;
			return this.n8n.say({ workflowId, operation: 'repair', ok, touched: [node.id], failures });
		};
		return await this.kernel.run(work(), process);
	}

	/** n8n gets another address; at the old one nobody answers. */
	move(origin: string): void {
		this.oldOrigins.push(this.n8n.origin);
		this.n8n.origin = origin;
	}

	/** Somebody else registers, or changes what they had. */
	register(place: string, extra: { url?: string } = {}): void {
		const url = extra.url ?? `https://${FOREIGN_HOST}/hooks/${encodeURIComponent(place)}`;
		this.vendor.register({
			place,
			url,
			headers: { 'X-Key': 'theirs', Authorization: 'Basic dGhlaXJz' },
			payload: { crm_branch: 'north' },
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
					const sent: Sent = { serial, event, url: held.url, status: undefined };
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
		return await this.network({
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

	private async network(request: SimRequest): Promise<SimAnswer> {
		const { origin, host } = new URL(request.url);
		await this.kernel.wait(LATENCY_MS);
		if (origin === this.vendor.origin) return await this.vendorCall(request);
		if (origin === this.n8n.origin) {
			const answer = await receive(this.n8n, request, this.received);
			await this.kernel.wait(1);
			return answer;
		}
		if (this.oldOrigins.includes(origin)) throw new LostConnection('ECONNREFUSED');
		if (host !== FOREIGN_HOST) throw new LostConnection('ENOTFOUND');
		this.foreignInbox.push({
			url: request.url,
			body: parsed(request.text) as Record<string, unknown>,
		});
		return jsonAnswer(200, { ok: true });
	}

	private async vendorCall(request: SimRequest): Promise<SimAnswer> {
		const number = this.calls.length;
		const call = { method: request.method, path: new URL(request.url).pathname };
		this.calls.push(call);
		const act = () => this.vendor.answer(request);
		const back = LATENCY_MS + (this.slow?.(number) ?? 0);
		if (!this.strikes(number, call) || !this.fault) {
			const answer = act();
			await this.kernel.wait(back);
			return answer;
		}
		const pause = async (ms: number) => await this.kernel.wait(ms);
		const { apiKey } = this.vendor.credential;
		const answer = await strike(this.fault.kind, act, pause, apiKey);
		await this.kernel.wait(back);
		return answer;
	}

	private strikes(number: number, call: { method: string; path: string }): boolean {
		const { fault, struck } = this;
		if (!fault) return false;
		if (number === fault.call) {
			this.struck = call;
			return true;
		}
		return fault.always && struck?.method === call.method && struck.path === call.path;
	}
}
