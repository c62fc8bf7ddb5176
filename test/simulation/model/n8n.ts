import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Place } from './place';
import type { Kernel } from './kernel';
import type { Process, SharedByProcesses } from './process';

/** A workflow row in n8n's database. */
export interface StoredWorkflow {
	id: string;
	name: string;
	/** What the editor shows. */
	draft: INode[];
	published: INode[] | undefined;
	/** Saved as text: a reader gets a copy. */
	staticData: string;
}

/** A test that listens: n8n's cache entry, which in queue mode every main sees. */
export interface Test {
	workflow: StoredWorkflow;
	node: INode;
	/** Attached only when `create()` has returned. */
	staticData?: IDataObject;
}

/** What an execution did. */
export interface Ran {
	workflowId: string;
	node: INode;
	executionId: string;
	/** `serial` of the events that came out; while it runs, and where it was cut off, of those that went in. */
	serials: number[];
	isTest: boolean;
	hints: string[];
	/** The process that received it, and the one that runs it. */
	receiver: Process;
	runner: Process;
	at: number;
	/** What `execute()` threw. */
	failed?: string;
	crashed: boolean;
	/** n8n 1.123 gave the job to another worker. */
	again: boolean;
}

/** How publishing, unpublishing or listening ended for the user; n8n says nothing of a failed unpublish. */
export interface Told {
	at: number;
	workflowId: string;
	operation: 'publish' | 'unpublish' | 'listen' | 'action';
	ok: boolean;
	/** Nodes whose hooks were called. An unedited trigger is not asked. */
	touched: string[];
	failures: Array<{ nodeId: string; error: unknown }>;
}

/** A hook that n8n called, and how long it kept n8n waiting; without an end it never came back. */
export interface Hook {
	node: INode;
	what: 'create' | 'delete';
	isTest: boolean;
	process: Process;
	began: number;
	ended?: number;
	threw?: unknown;
	/** n8n has saved the static data that it wrote. */
	saved?: boolean;
}

/** n8n's own numbers, in milliseconds (0.7 of a lease of 120 s; 5 and 3 attempts; pauses that double). */
export const DEADLINE_MS = 84_000;
export const ACTIVATION = { attempts: 5, pauseMs: 1_000 };
export const TEARDOWN = { attempts: 3, pauseMs: 1_000 };
export const TEST_MS = 120_000;

/** What n8n says itself when a publication outlasts its time. */
export class DeadlineExceeded extends Error {}

/** Where an n8n is reached. */
export interface Address {
	/** e.g. `https://n8n.example.com`; tests may have another host (`N8N_EDITOR_BASE_URL`). */
	production: string;
	test: string;
	/** `N8N_ENDPOINT_WEBHOOK`. */
	endpoint: string;
}

/** One n8n: its database, its processes, its address. */
export class N8n {
	readonly workflows = new Map<string, StoredWorkflow>();

	/** n8n's webhook table: path to workflow. */
	readonly rows = new Map<string, { workflowId: string; node: INode }>();

	/** Listening tests, by webhook id. */
	readonly tests = new Map<string, Test>();

	readonly runs: Ran[] = [];

	/** What goes into the executions that run: a job in the queue. */
	readonly jobs = new Map<Ran, INodeExecutionData[]>();

	readonly told: Told[] = [];

	readonly hooks: Hook[] = [];

	/** What all its processes have logged, and put into items. */
	readonly output: string[] = [];

	processes: Process[] = [];

	/** False while nobody reaches it: powered off, or off the network. */
	reachable = true;

	/** False where it cannot ask its own address (no hairpin NAT, SSRF protection). */
	reachesItself = true;

	/** 1.123 lets a workflow take a path over that another one has; 2.x, on the classic path, refuses. */
	refusesTakenPaths = false;

	constructor(
		readonly kernel: Kernel,
		public address: Address,
		readonly shared: SharedByProcesses,
		/** Before 2.41, or with the publication service off. */
		readonly classic: boolean,
	) {}

	alive(...roles: Array<Process['role']>): Process[] {
		return this.processes.filter(({ dead, role }) => !dead && roles.includes(role));
	}

	/** The leader. */
	get main(): Process | undefined {
		return this.alive('main').at(0);
	}

	/** Any of the processes with a role, else the main. */
	any(role: Process['role']): Process | undefined {
		const these = this.alive(role);
		return these.length > 0 ? these[Math.floor(this.kernel.random() * these.length)] : this.main;
	}

	/** One that no other history has: nodes remember what they have done in an execution. */
	nextExecution(): string {
		return String(++lastExecution);
	}

	urlsOf({ webhookId }: INode) {
		const { production, test, endpoint } = this.address;
		return {
			production: `${production}/${endpoint}/${webhookId ?? ''}/webhook`,
			test: `${test}/${endpoint}-test/${webhookId ?? ''}/webhook`,
		};
	}

	place(
		process: Process,
		workflow: StoredWorkflow,
		node: INode,
		rest: Pick<Place, 'staticData' | 'mode' | 'activation' | 'isTest' | 'executionId'>,
	): Place {
		const { id, name } = workflow;
		return {
			process,
			node: structuredClone(node),
			workflow: { id, name, active: !rest.isTest },
			webhookUrls: this.urlsOf(node),
			...rest,
		};
	}

	/** A copy, as the database gives it. */
	staticDataOf(workflow: StoredWorkflow): IDataObject {
		return JSON.parse(workflow.staticData) as IDataObject;
	}

	/** Static data goes into the database, with what the hooks until now have written. */
	save(workflow: StoredWorkflow, staticData: IDataObject): void {
		workflow.staticData = JSON.stringify(staticData);
		for (const hook of this.hooks) {
			const isIts = workflow.draft.some(({ id }) => id === hook.node.id);
			if (isIts && !hook.process.dead && hook.ended !== undefined) hook.saved = true;
		}
	}

	say(told: Omit<Told, 'at' | 'ok'>): Told {
		const entry = { at: this.kernel.now, ok: told.failures.length === 0, ...told };
		this.told.push(entry);
		return entry;
	}

	workflow(id: string): StoredWorkflow {
		const found = this.workflows.get(id);
		if (!found) throw new Error(`No workflow ${id}`);
		return found;
	}
}

let lastExecution = 0;
let lastWebhookId = 0;

/** A trigger node with a webhook id that no other history has. */
export function triggerNode(
	vendor: 'pave' | 'autoGrab',
	name: string,
	parameters: INodeParameters,
): INode {
	lastWebhookId += 1;
	const id = String(lastWebhookId).padStart(12, '0');
	return {
		id: `00000000-0000-4000-8000-${id}`,
		name,
		type: `n8n-nodes-pave-autograb.${vendor}Trigger`,
		typeVersion: 1,
		position: [0, 0],
		parameters: { simplify: false, options: {}, ...parameters },
		credentials: { [`${vendor}Api`]: { id: 'A', name: 'A' } },
		webhookId: `11111111-0000-4000-8000-${id}`,
	};
}

export const messageOf = (error: unknown) =>
	error instanceof Error ? error.message : String(error);
