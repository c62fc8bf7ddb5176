import type { IDataObject, INode } from 'n8n-workflow';
import { isDeepStrictEqual } from 'node:util';
import { callCreate, callDelete } from './hooks';
import { ACTIVATION, DEADLINE_MS, TEARDOWN, type N8n, type StoredWorkflow, type Told } from './n8n';
import type { Process } from './process';

type Failure = Told['failures'][number];

export const messageOf = (error: unknown) =>
	error instanceof Error ? error.message : String(error);

/**
 * n8n 2.41's publication service: tears the removed and changed nodes down with their old parameters, registers the
 * new, changed and row-less ones in parallel, saves static data once at the end.
 */
export async function publish(
	n8n: N8n,
	process: Process,
	workflowId: string,
	target?: INode[],
): Promise<Told> {
	const workflow = n8n.workflow(workflowId);
	const deadline = n8n.kernel.now + DEADLINE_MS;
	const isLate = () => n8n.kernel.now >= deadline;
	const old = workflow.published ?? [];
	const next = structuredClone(target ?? []);
	await process.wait(1);
	const unchanged = (node: INode, others: INode[]) =>
		others.some((other) => isDeepStrictEqual(other, node));
	const toRemove = old.filter((node) => !unchanged(node, next));
	const toAdd = next.filter((node) => !unchanged(node, old) || !n8n.rows.has(node.webhookId ?? ''));
	const staticData = n8n.staticDataOf(workflow);
	let before = JSON.stringify(staticData);
	const save = async () => {
		await process.wait(1);
		n8n.save(workflow, before, staticData);
		before = JSON.stringify(staticData);
	};
	const failures: Failure[] = [];
	const settle = async (nodes: INode[], work: (node: INode) => Promise<void>) => {
		const results = await Promise.allSettled(
			nodes.map(async (node) => await beforeDeadline(n8n, process, deadline, work(node))),
		);
		results.forEach((result, index) => {
			if (result.status === 'fulfilled') return;
			failures.push({ nodeId: nodes[index].id, message: messageOf(result.reason) });
		});
	};

	if (toRemove.length > 0) {
		for (const node of toRemove) n8n.rows.delete(node.webhookId ?? '');
		await settle(
			toRemove,
			async (node) =>
				await attempts(process, TEARDOWN, isLate, async () => {
					await callDelete({ n8n, process, workflow, node, staticData, isTest: false });
				}),
		);
		await save();
	}
	workflow.published = next.length > 0 ? next : undefined;
	if (toAdd.length > 0) {
		await settle(
			toAdd,
			async (node) =>
				await attempts(
					process,
					ACTIVATION,
					isLate,
					async () => await registerOnce(n8n, process, workflow, node, staticData),
				),
		);
		await save();
	}
	return n8n.say({
		workflowId,
		operation: next.length > 0 ? 'publish' : 'unpublish',
		ok: failures.length === 0,
		touched: [...toRemove, ...toAdd].map(({ id }) => id),
		failures,
	});
}

/**
 * The older way (1.123 to 2.20): one node after the other, no retries, and `delete` after a failure works on static data
 * read again from the database, so that what the failed `create` had written is gone. A `delete` that throws ends the
 * taking down: those after it are not asked, their rows stay, n8n notes it in its log and goes on.
 */
export async function publishLegacy(
	n8n: N8n,
	process: Process,
	workflowId: string,
	target?: INode[],
): Promise<Told> {
	const workflow = n8n.workflow(workflowId);
	const next = structuredClone(target ?? []);
	const operation = next.length > 0 ? 'publish' : 'unpublish';
	const touched = [...new Set([...(workflow.published ?? []), ...next].map(({ id }) => id))];
	const clear = async (nodes: INode[]) => {
		const staticData = n8n.staticDataOf(workflow);
		for (const node of nodes) {
			await callDelete({ n8n, process, workflow, node, staticData, isTest: false });
		}
		await process.wait(1);
		workflow.staticData = JSON.stringify(staticData);
		for (const node of nodes) n8n.rows.delete(node.webhookId ?? '');
	};
	const fail = (nodeId: string, error: unknown) =>
		n8n.say({
			workflowId,
			operation,
			ok: false,
			touched,
			// One node's words are shown, about the workflow as a whole.
			failures: touched.map((id) => ({
				nodeId: id,
				message: id === nodeId ? messageOf(error) : 'The workflow could not be published',
			})),
		});

	const former = workflow.published ?? [];
	let told: Told | undefined;
	try {
		if (former.length > 0) await clear(former);
	} catch (error) {
		process.log.push(`Could not remove webhooks: ${messageOf(error)}`);
		told = fail(former[0].id, error);
	}
	const staticData = n8n.staticDataOf(workflow);
	// Marked active first: a restart in the middle activates it again.
	workflow.published = next.length > 0 ? next : undefined;
	for (const node of next) {
		await process.wait(1);
		n8n.rows.set(node.webhookId ?? '', { workflowId, nodeName: node.name });
		try {
			await callCreate({ n8n, process, workflow, node, staticData, isTest: false });
		} catch (error) {
			try {
				await clear(next);
			} catch (clearError) {
				process.log.push(`Could not remove webhooks: ${messageOf(clearError)}`);
			}
			workflow.published = undefined;
			return fail(node.id, error);
		}
	}
	await process.wait(1);
	workflow.staticData = JSON.stringify(staticData);
	if (next.length === 0 && told) return told;
	const settled = told ? next.map(({ id }) => id) : touched;
	return n8n.say({ workflowId, operation, ok: true, touched: settled, failures: [] });
}

/** webhook-trigger-registrar.js `register`: the row first, then the hooks; `delete` after a failure. */
async function registerOnce(
	n8n: N8n,
	process: Process,
	workflow: StoredWorkflow,
	node: INode,
	staticData: IDataObject,
): Promise<void> {
	const webhook = { n8n, process, workflow, node, staticData, isTest: false };
	await process.wait(1);
	n8n.rows.set(node.webhookId ?? '', { workflowId: workflow.id, nodeName: node.name });
	try {
		await callCreate(webhook);
	} catch (error) {
		try {
			await callDelete(webhook);
			await process.wait(1);
			workflow.staticData = JSON.stringify(staticData);
			n8n.rows.delete(node.webhookId ?? '');
		} catch (clearError) {
			process.log.push(`Could not remove webhook: ${messageOf(clearError)}`);
		}
		throw error;
	}
}

/** Rejects when n8n gives publishing up; what the node is doing goes on behind its back. */
async function beforeDeadline<T>(
	n8n: N8n,
	process: Process,
	deadline: number,
	work: Promise<T>,
): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		const late = () => reject(new Error('Publishing took too long and was given up'));
		const stopClock = n8n.kernel.schedule(deadline - n8n.kernel.now, late, process);
		void work.then(resolve, reject).finally(stopClock);
	});
}

async function attempts(
	process: Process,
	{ attempts: most, pauseMs }: { attempts: number; pauseMs: number },
	isLate: () => boolean,
	work: () => Promise<void>,
): Promise<void> {
	for (let attempt = 0; ; attempt++) {
		if (isLate()) throw new Error('Publishing took too long and was given up');
		try {
			await work();
			return;
		} catch (error) {
			if (attempt >= most - 1 || isLate()) throw error;
			await process.wait(pauseMs * 2 ** attempt);
		}
	}
}
