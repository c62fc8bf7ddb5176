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

/** webhook.service.js: n8n asks whether everything is registered, and has it done where not. */
export async function callCreate(webhook: Webhook): Promise<void> {
	await noted(webhook, 'create', async () => {
		if (!(await call(webhook, 'checkExists'))) await call(webhook, 'create');
	});
}

export async function callDelete(webhook: Webhook): Promise<void> {
	await noted(webhook, 'delete', async () => void (await call(webhook, 'delete')));
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
	const run = process.classOf(node).webhookMethods?.default?.[method];
	return await run?.call(hookContext(place));
}

/** Notes how long a hook keeps n8n waiting, and what it throws. */
async function noted(
	{ n8n, process, node, isTest }: Webhook,
	what: 'create' | 'delete',
	work: () => Promise<void>,
) {
	const asked = { node, what, isTest, process, began: n8n.kernel.now };
	n8n.hooks.push(asked);
	try {
		await work();
		Object.assign(asked, { ended: n8n.kernel.now });
	} catch (error) {
		Object.assign(asked, { ended: n8n.kernel.now, threw: error });
		throw error;
	}
}
