import {
	UnexpectedError,
	Workflow,
	jsonParse,
	type IDataObject,
	type INode,
	type INodeCredentials,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowSettings,
} from 'n8n-workflow';

/** How the node under test sits in its workflow. Everything has a default. */
export interface Placement {
	/** n8n keeps node static data under this name. */
	nodeName?: string;
	/** n8n keeps de-duplication lists under this id. */
	nodeId?: string;
	webhookId?: string;
	workflowId?: string;
	workflowName?: string;
	/** The workflow's static data as n8n has stored it (`global`, `node:<name>`); brought up to date in place after each call. */
	staticData?: IDataObject;
	continueOnFail?: boolean;
	/** Default: another one each time. */
	executionId?: string;
	/** As in the node's settings; the pause between two tries is 1 ms. */
	retryOnFail?: { maxTries: number };
	/** Settings of the workflow, besides n8n's defaults. */
	settings?: IWorkflowSettings;
}

const PACKAGE = 'n8n-nodes-pave-autograb';

/** A real Workflow with one node of the given class, its parameters completed with the defaults. */
export function workflowWith(
	nodeType: INodeType,
	parameters: INodeParameters,
	placement: Placement,
	credentials: INodeCredentials,
	active: boolean,
): { workflow: Workflow; node: INode } {
	const type = `${PACKAGE}.${nodeType.description.name}`;
	const name = placement.nodeName ?? nodeType.description.displayName;
	const node: INode = {
		id: placement.nodeId ?? '7f3c1d0e-0000-4000-8000-000000000001',
		name,
		type,
		typeVersion: versionOf(nodeType),
		position: [0, 0],
		parameters: structuredClone(parameters),
		credentials,
		webhookId: placement.webhookId ?? '5d1c2a3b-0000-4000-8000-00000000000a',
		...(placement.retryOnFail && {
			retryOnFail: true,
			waitBetweenTries: 1,
			...placement.retryOnFail,
		}),
		...(placement.continueOnFail && { onError: 'continueRegularOutput' }),
	};
	const workflow = new Workflow({
		id: placement.workflowId ?? 'wf0000000000test',
		name: placement.workflowName ?? 'Test workflow',
		nodes: [node],
		connections: {},
		active,
		nodeTypes: typesOf(type, nodeType),
		// As n8n does between two calls: static data goes through the database as JSON.
		staticData: jsonCopy(placement.staticData ?? {}),
		settings: { executionOrder: 'v1', timezone: 'Australia/Melbourne', ...placement.settings },
	});
	return { workflow, node };
}

/** Writes what the call left in the workflow's static data back into the caller's object. */
export function saveStaticData(workflow: Workflow, target: IDataObject | undefined): void {
	if (!target) return;
	const saved = jsonCopy(workflow.staticData);
	for (const key of Object.keys(target)) delete target[key];
	Object.assign(target, saved);
}

function typesOf(type: string, nodeType: INodeType): INodeTypes {
	const getByNameAndVersion = (name: string): INodeType => {
		if (name !== type) throw new UnexpectedError(`Unknown node type "${name}"`);
		return nodeType;
	};
	return { getByName: getByNameAndVersion, getByNameAndVersion, getKnownTypes: () => ({}) };
}

function versionOf({ description }: INodeType): number {
	const { version } = description;
	return Array.isArray(version) ? version[version.length - 1] : version;
}

function jsonCopy(data: IDataObject): IDataObject {
	return jsonParse(JSON.stringify(data));
}
