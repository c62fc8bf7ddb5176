import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { executeContext, webhookContext, type Written } from './contexts';
import { htmlAnswer, jsonAnswer, LostConnection, parsed } from './http';
import type { SimAnswer, SimRequest } from './http';
import { messageOf, type N8n, type Ran, type StoredWorkflow } from './n8n';
import type { Process } from './process';
import { endTests } from './testing';

/** What n8n was asked at a webhook address, and what its node made of it. */
export interface Received {
	request: SimRequest;
	node: INode;
	process: Process;
	isTest: boolean;
	at: number;
	/** When it was answered; 0 where n8n was killed before. */
	answered: number;
	status: number;
	/** Whether an execution was started. */
	started: boolean;
	/** What `webhook()` threw, which n8n would turn into an execution with an empty item. */
	threw?: string;
}

/** Servers in front of n8n take so much of headers, and refuse the rest. */
const LONGEST_HEADERS = 8_000;

interface Target {
	workflow: StoredWorkflow;
	node: INode;
	staticData: IDataObject;
	isTest: boolean;
}

/**
 * Answers a request to one of n8n's addresses as 2.41.1 does.
 * @throws LostConnection where nobody listens
 */
export async function receive(n8n: N8n, request: SimRequest, log: Received[]): Promise<SimAnswer> {
	const { endpoint } = n8n.address;
	const { pathname } = new URL(request.url);
	const [, kind, key] = /^\/([^/]+)\/([^/]+)\/webhook$/.exec(pathname) ?? [];
	const isTest = kind === `${endpoint}-test`;
	const process = isTest ? n8n.main : n8n.any('webhook');
	if (!process || !n8n.reachable) throw new LostConnection('ECONNREFUSED');
	// Under an endpoint that is not configured, n8n's web server answers with a page.
	if (!isTest && kind !== endpoint) return htmlAnswer(404);
	const target = isTest ? testTarget(n8n, key) : productionTarget(n8n, key);
	if (request.method === 'OPTIONS' && target) return { status: 204, headers: {}, text: '' };
	// Setting up CORS throws for a production address that is not registered.
	if (request.method === 'OPTIONS' && !isTest) return htmlAnswer(500);
	if (!target || request.method !== 'POST') {
		const message = `The requested webhook "${request.method} ${key}/webhook" is not registered.`;
		return jsonAnswer(404, { code: 404, message });
	}
	if (JSON.stringify(request.headers).length > LONGEST_HEADERS) return htmlAnswer(431);
	if (isCutJson(request)) return jsonAnswer(422, { message: 'Failed to parse request body' });
	return await run(n8n, process, target, request, log);
}

/** The job of a worker that died, once more on another: n8n 1.123 does that, 2.41 calls it crashed. */
export async function runAgain(n8n: N8n, ran: Ran, items: INodeExecutionData[]): Promise<void> {
	const workflow = n8n.workflow(ran.workflowId);
	await execute(n8n, { ...ran, again: true, crashed: true }, workflow, items);
}

/** n8n reads JSON before any node sees it, and answers what cannot be read by itself. */
function isCutJson({ headers, text }: SimRequest): boolean {
	if (!headers['content-type']?.startsWith('application/json') || text === '') return false;
	return parsed(text) === text;
}

function productionTarget(n8n: N8n, key: string): Target | undefined {
	const row = n8n.rows.get(key);
	const workflow = row && n8n.workflows.get(row.workflowId);
	// A row that is left of what was published leads nowhere.
	const node = workflow?.published?.find(({ webhookId }) => webhookId === key);
	if (!workflow || !node) return undefined;
	return { workflow, node, staticData: n8n.staticDataOf(workflow), isTest: false };
}

function testTarget(n8n: N8n, key: string): Target | undefined {
	const test = n8n.tests.get(key);
	return test && { staticData: {}, ...test, isTest: true };
}

async function run(
	n8n: N8n,
	process: Process,
	target: Target,
	request: SimRequest,
	log: Received[],
): Promise<SimAnswer> {
	const { workflow, node, isTest } = target;
	const written: Written = {};
	const mode = isTest ? ('manual' as const) : ('webhook' as const);
	const place = n8n.place(process, workflow, node, { ...target, mode });
	const entry: Received = {
		request,
		node,
		process,
		isTest,
		at: n8n.kernel.now,
		answered: 0,
		status: 0,
		started: false,
	};
	log.push(entry);
	let items: INodeExecutionData[] | undefined;
	let answer: SimAnswer;
	try {
		const context = webhookContext(place, request, written);
		const result = await process.classOf(node).webhook?.call(context);
		items = result?.workflowData?.[0];
		answer = written.answer ?? jsonAnswer(200, result?.webhookResponse ?? {});
	} catch (error) {
		entry.threw = messageOf(error);
		items = [{ json: {} }];
		answer = jsonAnswer(500, { message: 'Workflow Webhook Error: Workflow could not be started!' });
	}
	Object.assign(entry, { status: answer.status, answered: n8n.kernel.now });
	written.close?.(answer.status);
	if (!items) return answer;
	entry.started = true;
	const ran: Ran = {
		workflowId: workflow.id,
		node,
		executionId: n8n.nextExecution(),
		serials: items.map(({ json }) => serialOf(json)),
		isTest,
		hints: [],
		receiver: process,
		runner: process,
		at: n8n.kernel.now,
		crashed: true,
		again: false,
	};
	// The answer does not wait for the execution.
	void execute(n8n, ran, workflow, items);
	if (isTest) void endTests(n8n, process, workflow.id);
	return answer;
}

/** On a worker, where there are any; tests stay where they are. */
async function execute(
	n8n: N8n,
	ran: Ran,
	workflow: StoredWorkflow,
	items: INodeExecutionData[],
): Promise<void> {
	const runner = ran.isTest ? ran.receiver : (n8n.any('worker') ?? ran.receiver);
	Object.assign(ran, { runner });
	n8n.runs.push(ran);
	n8n.jobs.set(ran, items);
	await runner.wait(1);
	// Even in a test, execute() sees the static data that is stored with the workflow.
	const staticData = n8n.staticDataOf(workflow);
	const mode = ran.isTest ? ('manual' as const) : ('webhook' as const);
	const { executionId, node } = ran;
	const place = n8n.place(runner, workflow, node, { staticData, mode, executionId, isTest: false });
	place.workflow.active = !ran.isTest;
	try {
		const context = executeContext(place, structuredClone(items), ran.hints);
		const outputs = await runner.classOf(node).execute?.call(context);
		const out = ((outputs ?? []) as INodeExecutionData[][]).flat();
		n8n.output.push(JSON.stringify(out), ...ran.hints);
		ran.serials = out.map(({ json }) => Number(json.serial));
	} catch (error) {
		ran.failed = messageOf(error);
	}
	ran.crashed = false;
	n8n.jobs.delete(ran);
}

/** The serial number of the event inside whatever `webhook()` hands over. */
function serialOf(json: IDataObject): number {
	const body = (json.body ?? json) as IDataObject;
	return Number(body.serial);
}
