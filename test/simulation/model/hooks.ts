import type { IDataObject, INode } from 'n8n-workflow';
import { hookContext } from './contexts';
import type { N8n, StoredWorkflow } from './n8n';
import type { Process } from './process';

/** One node's webhook as n8n has it in its hands when it calls hooks. */
export interface Webhook {
	n8n: N8n;
	process: Process;
	workflow: StoredWorkflow;
	node: INode;
	staticData: IDataObject;
	isTest: boolean;
}

type Method = 'checkExists' | 'create' | 'delete';

/** n8n asks whether everything is registered, and has it done where not. */
export async function callCreate(webhook: Webhook): Promise<void> {
	await timed(webhook, 'registering', async () => {
		if (!(await call(webhook, 'checkExists'))) await call(webhook, 'create');
	});
}

export async function callDelete(webhook: Webhook): Promise<void> {
	await timed(webhook, 'removing', async () => void (await call(webhook, 'delete')));
}

async function call({ n8n, process, ...webhook }: Webhook, method: Method) {
	const { workflow, node, staticData, isTest } = webhook;
	const leaving = method === 'delete';
	const beginning = isTest ? ('manual' as const) : ('activate' as const);
	const place = n8n.place(process, workflow, node, {
		staticData,
		mode: leaving ? 'internal' : isTest ? 'manual' : 'trigger',
		activation: leaving ? 'update' : beginning,
		isTest,
	});
	const run = n8n.classOf(process, node).webhookMethods?.default?.[method];
	return await run?.call(hookContext(place));
}

/** Notes how long a node keeps n8n waiting. */
async function timed({ n8n, process, node }: Webhook, what: string, work: () => Promise<void>) {
	const wait = { nodeId: node.id, what, began: n8n.kernel.now, process };
	n8n.waits.push(wait);
	try {
		await work();
	} finally {
		Object.assign(wait, { ended: n8n.kernel.now });
	}
}
