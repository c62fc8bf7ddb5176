export type Json = { [key: string]: unknown };

export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Json;
	webhookId?: string;
	credentials?: Record<string, { id: string; name: string }>;
	disabled?: boolean;
	/** Settings of the node: in a failure, run it again this often, this many milliseconds apart. */
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
}

export interface WorkflowInput {
	name: string;
	nodes: WorkflowNode[];
	connections: Json;
	settings?: Json;
	pinData?: Json;
}

export interface Workflow extends WorkflowInput {
	id: string;
	versionId: string;
	active: boolean;
	activeVersionId: string | null;
}

/** What came of publishing: n8n registers the triggers after it has answered the request. */
export interface Publication {
	status: 'published' | 'partial' | 'failed' | 'not_published';
	/** One text per trigger that could not be registered: what the editor shows the user. */
	errors: string[];
}

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	mode: string;
	status: string;
	finished: boolean;
	startedAt: string | null;
	stoppedAt: string | null;
	retryOf?: string | null;
}

export interface ExecutionItem {
	json: Json;
	binary?: Record<
		string,
		{ fileName?: string; mimeType?: string; fileSize?: string; data?: string }
	>;
	pairedItem?: unknown;
}

export interface NodeRun {
	node: string;
	/** One list of items per output. */
	outputs: ExecutionItem[][];
	error?: { message: string; description?: string | null };
	hints: string[];
}

export interface Execution extends ExecutionSummary {
	/** Every node that ran, in the order of the first run; the last run of each. */
	nodes: NodeRun[];
	/** The error the execution ended with. */
	error?: { message: string; description?: string | null };
	/** All that n8n keeps of it, as it keeps it; empty while there is nothing. */
	data: string;
	/** Items of one node's output (default: the first). Empty when it did not run. */
	items(nodeName: string, output?: number): Json[];
}
