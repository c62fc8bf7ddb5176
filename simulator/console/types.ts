import type { AutoGrabControl } from '../autograb/control';
import type { PaveControl } from '../pave/control';
import type { JsonObject, VendorHealth } from '../shared/types';

export type VendorName = 'pave' | 'autograb';

/** A workflow as far as the console needs it. */
export interface N8nWorkflow {
	id: string;
	name: string;
	published: boolean;
	/** Its PAVE and AutoGrab triggers. */
	triggers: Array<{ type: string; webhookId: string; events: string[] }>;
}

export interface N8nExecution {
	id: string;
	workflowId: string;
	/** `webhook` in production, `manual` for a test event. */
	mode: string;
	status: string;
	startedAt: string;
	stoppedAt: string | null;
	/** In the order they ran. */
	nodes: Array<{ name: string; items: number; message?: string }>;
	/** What the trigger handed on. */
	handedOn: JsonObject[];
	/** All that n8n keeps of it, as text: each answer that a node got is in it. */
	data: string;
}

export interface N8nSnapshot {
	url: string;
	workflows: N8nWorkflow[];
	executions: N8nExecution[];
	credentials: Array<{ name: string; type: string }>;
}

/** Where the console learns what n8n did. */
export interface N8nSource {
	/** undefined while n8n does not answer. */
	snapshot(): Promise<N8nSnapshot | undefined>;
}

/** One record that a workflow sent to the CRM. */
export interface CrmRecord {
	/** Unmistakable, and in the CRM's answer, so that the sender has it. */
	id: string;
	at: string;
	/** The path it was sent to, e.g. `/inspections`. */
	path: string;
	body: JsonObject;
}

/** What the page says is going on, e.g. while n8n is being installed. */
export interface Phase {
	text: string;
	/** Epoch milliseconds, for the seconds that are counted beside it; absent when nothing is awaited. */
	since?: number;
}

export interface ConsoleSources {
	pave: PaveControl;
	paveUrl: string;
	autoGrab: AutoGrabControl;
	autoGrabUrl: string;
	n8n?: N8nSource;
	crm?: { url: string; records(): CrmRecord[] };
	phase?: () => Phase;
	/** Workflows and credentials that the demo made itself: the checklist counts only the visitor's own. */
	isOwn?: (name: string) => boolean;
	/** The PAVE account that is the visitor's, and what there is to enter in n8n. */
	visitor?: { username: string; values: EnteredValue[] };
}

/** Something to copy into a field of n8n. */
export interface EnteredValue {
	label: string;
	value: string;
}

/** One event on its way: what the vendor sent, what was answered, what ran, what arrived. */
export interface TimelineEvent {
	/** Stable: part of the address of the page that shows this event. */
	id: string;
	vendor: VendorName;
	deliveryId: number;
	at: string;
	event: string;
	title: string;
	/** What it is about: the session or the car. */
	about: string;
	account: string | null;
	repeats?: { event: string; as: 'same' | 'edited' | 'forged' };
	to: { url: string; workflow?: { id: string; name: string; url: string }; test: boolean };
	/** `ignored`: why the event was taken, but starts nothing. */
	answer: { status: number | null; ms: number; text: string; ignored?: string };
	execution?: {
		id: string;
		url: string;
		status: string;
		mode: string;
		nodes: N8nExecution['nodes'];
	};
	crm: CrmRecord[];
	body: unknown;
}

/** Who receives an event at the moment. */
export interface Slot {
	/** e.g. `pave exampleaccount SESSION:COMPLETE`. */
	id: string;
	vendor: VendorName;
	account: string;
	events: string[];
	/** A workflow of this n8n, or the host of another system; null if nobody receives it. */
	owner: string | null;
	workflowUrl?: string;
	ours: boolean;
	/** `https://host/path`, secrets masked. */
	url: string;
	test: boolean;
	since: string;
	/** Set if the registration carries an encrypted displaced record; the host if it was seen here. */
	displaced?: { host: string | null };
}

export interface ChecklistStep {
	id: string;
	title: string;
	help: string;
	/** What was seen that ticks it off. */
	done: string | null;
}

export interface RequestLine {
	id: string;
	at: string;
	vendor: VendorName;
	request: string;
	answer: string;
	ms: number;
	note: string;
}

/** Everything the page shows; events without their bodies. */
export interface ConsoleState {
	phase: Phase;
	n8n: { url: string } | null;
	crm: { url: string } | null;
	vendors: Record<VendorName, VendorHealth & { url: string }>;
	accounts: Array<{ vendor: VendorName; name: string; visitor: boolean }>;
	slots: Slot[];
	events: Array<Omit<TimelineEvent, 'body' | 'crm'> & { crm: number; words: string }>;
	requests: RequestLine[];
	sessions: Array<{ key: string; status: string }>;
	checklist: ChecklistStep[];
	values: EnteredValue[];
}
