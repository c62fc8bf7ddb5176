import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { executeContext, webhookContext, type Written } from './contexts';
import {
	htmlAnswer,
	jsonAnswer,
	LostConnection,
	parsed,
	type SimAnswer,
	type SimRequest,
} from './http';
import { endTest } from './listening';
import type { N8n, Ran, StoredWorkflow } from './n8n';
import type { Process } from './process';
import { messageOf } from './publication';

/** What n8n was asked at a webhook URL, and what its node made of it. */
export interface Received {
	request: SimRequest;
	/** The node that answered; undefined where none is registered. */
	nodeId: string | undefined;
	isTest: boolean;
	/** 0 where n8n was killed before it answered. */
	status: number;
	/** Whether an execution was started. */
	started: boolean;
	/** Whether the published workflow has to process it, at the moment it arrived. */
	due: boolean;
	/** What `webhook()` threw, which n8n would turn into an execution with an empty item. */
	threw?: string;
}

/** Servers in front of n8n take so much of headers, and refuse the rest. */
const LONGEST_HEADERS = 8_000;

const notRegistered = (request: SimRequest, path: string) =>
	jsonAnswer(404, {
		code: 404,
		message: `The requested webhook "${request.method} ${path}" is not registered.`,
	});

/** Answers a request to one of n8n's webhook addresses as 2.41.1 does. */
export async function receive(n8n: N8n, request: SimRequest, log: Received[]): Promise<SimAnswer> {
	const process = n8n.main;
	if (!process || !n8n.reachable) throw new LostConnection('ECONNREFUSED');
	const { pathname } = new URL(request.url);
	const found = /^\/(webhook|webhook-test)\/([^/]+)\/webhook$/.exec(pathname);
	if (!found) return notRegistered(request, pathname);
	const [, kind, key] = found;
	const isTest = kind === 'webhook-test';
	const target = isTest ? testTarget(n8n, key) : productionTarget(n8n, key);
	if (request.method === 'OPTIONS') {
		// Setting up CORS throws for a production address that is not registered.
		if (!(isTest ? n8n.tests : n8n.rows).has(key))
			return isTest ? notRegistered(request, pathname) : htmlAnswer(500);
		return { status: 204, headers: { 'access-control-allow-methods': 'OPTIONS, POST' }, text: '' };
	}
	if (!target || request.method !== 'POST') {
		// The vendor may still send a borrowed event to a test that is over.
		const borrower = isTest && request.method === 'POST' ? n8n.tested.get(key) : undefined;
		const due = borrower !== undefined && isDue(n8n, borrower, request, isTest);
		const nodeId = due ? borrower.id : undefined;
		log.push({ request, nodeId, isTest, status: 404, started: false, due });
		return notRegistered(request, pathname);
	}
	if (JSON.stringify(request.headers).length > LONGEST_HEADERS) {
		const due = isDue(n8n, target.node, request, isTest);
		log.push({ request, nodeId: target.node.id, isTest, status: 431, started: false, due });
		return htmlAnswer(431);
	}
	if (isCutJson(request)) return jsonAnswer(422, { message: 'Failed to parse request body' });
	return await run(n8n, process, target, { request, isTest, key, log });
}

/** n8n reads JSON before any node sees it, and answers what cannot be read by itself. */
function isCutJson({ headers, text }: SimRequest): boolean {
	if (!headers['content-type']?.startsWith('application/json') || text === '') return false;
	return parsed(text) === text;
}

interface Target {
	workflow: StoredWorkflow;
	node: INode;
	staticData: IDataObject;
}

function productionTarget(n8n: N8n, key: string): Target | undefined {
	const row = n8n.rows.get(key);
	const workflow = row && n8n.workflows.get(row.workflowId);
	// A row that is left of what was published (the older way) leads nowhere.
	const node = workflow?.published?.find(({ webhookId }) => webhookId === key);
	return workflow && node && { workflow, node, staticData: n8n.staticDataOf(workflow) };
}

function testTarget(n8n: N8n, key: string): Target | undefined {
	const test = n8n.tests.get(key);
	return test && { workflow: test.workflow, node: test.node, staticData: test.staticData ?? {} };
}

async function run(
	n8n: N8n,
	process: Process,
	target: Target,
	{
		request,
		isTest,
		key,
		log,
	}: { request: SimRequest; isTest: boolean; key: string; log: Received[] },
): Promise<SimAnswer> {
	const { workflow, node } = target;
	const nodeType = n8n.classOf(process, node);
	const written: Written = {};
	const mode = isTest ? ('manual' as const) : ('webhook' as const);
	const place = n8n.place(process, workflow, node, { ...target, mode, isTest });
	const due = isDue(n8n, node, request, isTest);
	const entry: Received = { request, nodeId: node.id, isTest, status: 0, started: false, due };
	log.push(entry);
	let items: INodeExecutionData[] | undefined;
	let answer: SimAnswer;
	try {
		const result = await nodeType.webhook?.call(webhookContext(place, request, written));
		items = result?.workflowData?.[0];
		answer = written.answer ?? jsonAnswer(200, result?.webhookResponse ?? {});
	} catch (error) {
		entry.threw = messageOf(error);
		items = [{ json: {} }];
		answer = jsonAnswer(500, { message: 'Workflow Webhook Error: Workflow could not be started!' });
	}
	entry.status = answer.status;
	written.close?.(answer.status);
	if (items) {
		entry.started = true;
		const execution = execute(n8n, process, target, items, isTest);
		// The answer does not wait for the execution.
		void execution.catch((error: unknown) => process.log.push(messageOf(error)));
		if (isTest) void endTest(n8n, process, key);
	}
	return answer;
}

/** A ticked event belongs to the published workflow, also where a test has borrowed it. */
function isDue(n8n: N8n, node: INode, request: SimRequest, isTest: boolean): boolean {
	const published = productionTarget(n8n, node.webhookId ?? '')?.node;
	const { event } = (parsed(request.text) ?? {}) as { event?: string };
	const ticked = (published?.parameters.events as string[] | undefined)?.includes(event ?? '');
	const options = node.parameters.options as IDataObject | undefined;
	return ticked === true && (!isTest || options?.testWhilePublished === 'borrow');
}

async function execute(
	n8n: N8n,
	process: Process,
	{ workflow, node }: Target,
	items: INodeExecutionData[],
	isTest: boolean,
): Promise<void> {
	const ran: Ran = {
		workflowId: workflow.id,
		nodeId: node.id,
		serials: items.map(({ json }) => serialOf(json)),
		isTest,
		hints: [],
		forwards: forwardsAlone(n8n, workflow, node, items),
		crashed: true,
	};
	n8n.runs.push(ran);
	await process.wait(1);
	// Even in a test, execute() sees the static data that is stored with the workflow.
	const staticData = n8n.staticDataOf(workflow);
	const mode = isTest ? ('manual' as const) : ('webhook' as const);
	const place = n8n.place(process, workflow, node, { staticData, mode, isTest: false });
	try {
		const outputs = await n8n
			.classOf(process, node)
			.execute?.call(executeContext(place, structuredClone(items), ran.hints));
		const out = (outputs ?? []) as INodeExecutionData[][];
		ran.serials = out.flat().map(({ json }) => Number(json.serial));
	} catch (error) {
		ran.failed = messageOf(error);
	}
	ran.crashed = false;
}

function forwardsAlone(
	n8n: N8n,
	{ id }: StoredWorkflow,
	node: INode,
	items: INodeExecutionData[],
): boolean {
	if (node.parameters.existingCallback !== 'relay') return false;
	const events = items.map(({ json }) => String(((json.body ?? json) as IDataObject).event));
	const others = [...n8n.workflows.values()].filter((other) => other.id !== id);
	const wanted = others
		.flatMap(({ draft, published = [] }) => [...draft, ...published])
		.flatMap(({ parameters }) => parameters.events as string[]);
	return !events.some((event) => wanted.includes(event));
}

/** The serial number of the event inside whatever `webhook()` hands over. */
function serialOf(json: IDataObject): number {
	const body = (json.body ?? json) as IDataObject;
	return Number(body.serial);
}
