import type { IDataObject, INode, INodeParameters, INodeType } from 'n8n-workflow';
import type { Process, SharedByProcesses } from './process';
import type { Kernel } from './kernel';
import type { Place } from './contexts';

/** A workflow row in n8n's database. */
export interface StoredWorkflow {
	id: string;
	name: string;
	/** What the editor shows. */
	draft: INode[];
	/** What is published, and how it went the last time. */
	published: INode[] | undefined;
	/** Saved as text: a reader gets a copy. */
	staticData: string;
}

/** A test that listens: n8n's cache entry. */
export interface TestRegistration {
	workflow: StoredWorkflow;
	node: INode;
	/** Attached only when `create()` has returned. */
	staticData?: IDataObject;
	process: Process;
}

/** What an execution did. */
export interface Ran {
	workflowId: string;
	nodeId: string;
	/** `serial` of the events that came out. */
	serials: number[];
	isTest: boolean;
	hints: string[];
	/** The node forwards, and no other trigger wants the same event. */
	forwards: boolean;
	/** What `execute()` threw. */
	failed?: string;
	crashed: boolean;
}

/** How publishing or unpublishing ended, in the words a user gets. */
export interface Told {
	at: number;
	workflowId: string;
	operation: 'publish' | 'unpublish' | 'listen' | 'repair';
	ok: boolean;
	/** Ids of the nodes whose hooks were called. */
	touched: string[];
	/** By node id. */
	failures: Array<{ nodeId: string; message: string }>;
}

/** How long a node's hooks kept n8n waiting, in milliseconds since 1970; without an end they never came back. */
export interface Wait {
	nodeId: string;
	what: string;
	began: number;
	ended?: number;
	process: Process;
}

/** n8n's own numbers, in milliseconds (0.7 of a lease of 120 s; 5 and 3 attempts; pauses that double). */
export const DEADLINE_MS = 84_000;
export const ACTIVATION = { attempts: 5, pauseMs: 1_000 };
export const TEARDOWN = { attempts: 3, pauseMs: 1_000 };
export const TEST_MS = 120_000;

/** One n8n: its database, its processes, its address. */
export class N8n {
	readonly workflows = new Map<string, StoredWorkflow>();

	/** n8n's webhook table: path to workflow and node name. */
	readonly rows = new Map<string, { workflowId: string; nodeName: string }>();

	/** Listening tests, by webhook id. */
	readonly tests = new Map<string, TestRegistration>();

	/** The nodes that were tested last, by webhook id: the vendor may still send to a test that is over. */
	readonly tested = new Map<string, INode>();

	readonly runs: Ran[] = [];

	readonly told: Told[] = [];

	readonly waits: Wait[] = [];

	processes: Process[] = [];

	/** False while the whole host is off the network. */
	reachable = true;

	constructor(
		readonly kernel: Kernel,
		/** e.g. `https://n8n.example.com`. */
		public origin: string,
		readonly shared: SharedByProcesses,
	) {}

	get main(): Process | undefined {
		return this.processes.find(({ dead }) => !dead);
	}

	classOf(process: Process, node: INode): INodeType {
		const { classes } = process;
		return node.type.endsWith('paveTrigger') ? classes.PaveTrigger : classes.AutoGrabTrigger;
	}

	urlsOf({ webhookId }: INode) {
		const path = `${webhookId ?? ''}/webhook`;
		return {
			production: `${this.origin}/webhook/${path}`,
			test: `${this.origin}/webhook-test/${path}`,
		};
	}

	place(
		process: Process,
		workflow: StoredWorkflow,
		node: INode,
		rest: Pick<Place, 'staticData' | 'mode' | 'activation' | 'isTest'>,
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

	/** n8n saves static data as a whole, and only where something in it was changed. */
	save(workflow: StoredWorkflow, before: string, staticData: IDataObject): void {
		const now = JSON.stringify(staticData);
		if (now !== before) workflow.staticData = now;
	}

	say(told: Omit<Told, 'at'>): Told {
		const entry = { at: this.kernel.now, ...told };
		this.told.push(entry);
		return entry;
	}

	workflow(id: string): StoredWorkflow {
		const found = this.workflows.get(id);
		if (!found) throw new Error(`No workflow ${id}`);
		return found;
	}
}

let lastWebhookId = 0;

/** A trigger node with a webhook id that no other history has. */
export function triggerNode(
	vendor: 'pave' | 'autoGrab',
	name: string,
	parameters: INodeParameters,
): INode {
	lastWebhookId += 1;
	const id = String(lastWebhookId).padStart(12, '0');
	const type = `${vendor}Trigger`;
	const credential = `${vendor}Api`;
	return {
		id: `00000000-0000-4000-8000-${id}`,
		name,
		type: `n8n-nodes-pave-autograb.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: { simplify: false, options: {}, ...parameters },
		credentials: { [credential]: { id: '1', name: credential } },
		webhookId: `11111111-0000-4000-8000-${id}`,
	};
}
