import type { INode } from 'n8n-workflow';
import { isDeepStrictEqual } from 'node:util';
import { callCreate, callDelete, type Webhook } from './hooks';
import {
	ACTIVATION,
	DEADLINE_MS,
	DeadlineExceeded,
	messageOf,
	TEARDOWN,
	type N8n,
	type Told,
} from './n8n';
import type { Process } from './process';

/**
 * n8n 2.41's publication service: tears the removed and changed nodes down with their old parameters, then registers
 * the new, changed and row-less ones in parallel. An unedited node is not asked. A failed teardown reaches nobody. All
 * of it works on one static data object, and ends after 84 s.
 */
export async function publish(
	n8n: N8n,
	process: Process,
	workflowId: string,
	target: INode[] = [],
): Promise<Told> {
	const workflow = n8n.workflow(workflowId);
	const deadline = n8n.kernel.now + DEADLINE_MS;
	const old = workflow.published ?? [];
	const next = structuredClone(target);
	await process.wait(1);
	const toRemove = old.filter((node) => !isIn(node, next));
	const toAdd = next.filter((node) => !isIn(node, old) || !n8n.rows.has(node.webhookId ?? ''));
	const staticData = n8n.staticDataOf(workflow);
	const save = async () => {
		await process.wait(1);
		n8n.save(workflow, staticData);
	};
	const webhook = (node: INode): Webhook => {
		return { n8n, process, workflow, node, staticData, isTest: false };
	};
	const each = async (nodes: INode[], work: (node: INode) => Promise<void>) =>
		await Promise.allSettled(
			nodes.map(async (node) => await beforeDeadline(n8n, process, deadline, work(node))),
		);

	if (toRemove.length > 0) {
		// n8n stops serving the addresses first.
		for (const node of toRemove) n8n.rows.delete(node.webhookId ?? '');
		await each(toRemove, async (node) => {
			await attempts(n8n, process, TEARDOWN, deadline, async () => await callDelete(webhook(node)));
		});
		await save();
	}
	workflow.published = next.length > 0 ? next : undefined;
	const failures: Told['failures'] = [];
	if (toAdd.length > 0) {
		const results = await each(toAdd, async (node) => {
			const register = async () => await registerOnce(webhook(node));
			await attempts(n8n, process, ACTIVATION, deadline, register);
		});
		results.forEach((result, index) => {
			if (result.status === 'rejected')
				failures.push({ nodeId: toAdd[index].id, error: result.reason });
		});
		await save();
	}
	const operation = next.length > 0 ? 'publish' : 'unpublish';
	const touched = (next.length > 0 ? toAdd : toRemove).map(({ id }) => id);
	return n8n.say({ workflowId, operation, touched, failures });
}

/** publication/trigger-diff.js looks at name, type, webhookId, credentials and parameters. */
function isIn(node: INode, others: INode[]): boolean {
	const { name, type, webhookId, credentials, parameters } = node;
	const seen = { name, type, webhookId, credentials, parameters };
	return others.some((other) =>
		isDeepStrictEqual(seen, {
			name: other.name,
			type: other.type,
			webhookId: other.webhookId,
			credentials: other.credentials,
			parameters: other.parameters,
		}),
	);
}

/** webhook-trigger-registrar.js: the row first, then the hooks; after a failure `delete`, and only then the row goes. */
async function registerOnce(webhook: Webhook): Promise<void> {
	const { n8n, process, workflow, node, staticData } = webhook;
	await process.wait(1);
	n8n.rows.set(node.webhookId ?? '', { workflowId: workflow.id, node });
	try {
		await callCreate(webhook);
	} catch (error) {
		try {
			await callDelete(webhook);
			await process.wait(1);
			n8n.save(workflow, staticData);
			n8n.rows.delete(node.webhookId ?? '');
		} catch (clearError) {
			// The row stays, so that the next publishing finds everything in order and asks nobody.
			n8n.output.push(`Could not remove webhook: ${messageOf(clearError)}`);
		}
		throw error;
	}
}

/** Rejects when n8n gives publishing up; what the node is doing goes on behind its back. */
async function beforeDeadline<T>(n8n: N8n, process: Process, deadline: number, work: Promise<T>) {
	return await new Promise<T>((resolve, reject) => {
		const late = () => reject(new DeadlineExceeded('exceeded its deadline'));
		const stopClock = n8n.kernel.schedule(deadline - n8n.kernel.now, late, process);
		void work.then(resolve, reject).finally(stopClock);
	});
}

async function attempts(
	n8n: N8n,
	process: Process,
	{ attempts: most, pauseMs }: { attempts: number; pauseMs: number },
	deadline: number,
	work: () => Promise<void>,
): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			await work();
			return;
		} catch (error) {
			if (attempt === most) throw error;
			await process.wait(pauseMs * 2 ** (attempt - 1));
			if (n8n.kernel.now >= deadline) throw error;
		}
	}
}
