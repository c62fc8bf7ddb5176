import type { INode } from 'n8n-workflow';
import { callCreate, callDelete } from './hooks';
import { messageOf, type N8n, type StoredWorkflow, type Told } from './n8n';
import type { Process } from './process';

/** n8n's own refusal. */
class WebhookPathTaken extends Error {}

const RETRY_MS = 1_000;
/** n8n doubles its pause up to a day. */
const LONGEST_RETRY_MS = 3_600_000;

/**
 * Activation before 2.41 (active-workflow-manager.js): what was active is taken down as a whole and registered as a
 * whole, one node after the other, without retries for whoever waits.
 */
export async function publishClassic(
	n8n: N8n,
	process: Process,
	workflowId: string,
	target: INode[] = [],
): Promise<Told> {
	const workflow = n8n.workflow(workflowId);
	const next = structuredClone(target);
	await process.wait(1);
	const former = workflow.published ?? [];
	if (former.length > 0) await clearWebhooks(n8n, process, workflow, former);
	// Marked active first: a restart in the middle activates it again.
	workflow.published = next.length > 0 ? next : undefined;
	const touched = (next.length > 0 ? next : former).map(({ id }) => id);
	const operation = next.length > 0 ? 'publish' : 'unpublish';
	const failure = await activate(n8n, process, workflow);
	if (failure) workflow.published = undefined;
	return n8n.say({ workflowId, operation, touched, failures: failure ? [failure] : [] });
}

/** Every start asks every trigger again, on every main, and goes on trying where that fails. */
export function startClassic(n8n: N8n, process: Process): void {
	const retry = async (workflow: StoredWorkflow, pauseMs: number) => {
		const { published } = workflow;
		const failure = await activate(n8n, process, workflow);
		if (!failure || workflow.published !== published) return;
		await process.wait(pauseMs);
		if (workflow.published !== published) return;
		await retry(workflow, Math.min(2 * pauseMs, LONGEST_RETRY_MS));
	};
	for (const workflow of n8n.workflows.values()) {
		if (workflow.published) void retry(workflow, RETRY_MS);
	}
}

/** @returns the first failure, after which every trigger of the workflow was taken down */
async function activate(
	n8n: N8n,
	process: Process,
	workflow: StoredWorkflow,
): Promise<Told['failures'][number] | undefined> {
	const nodes = workflow.published ?? [];
	const staticData = n8n.staticDataOf(workflow);
	for (const node of nodes) {
		await process.wait(1);
		const path = node.webhookId ?? '';
		try {
			const holder = n8n.rows.get(path)?.workflowId ?? workflow.id;
			if (n8n.refusesTakenPaths && holder !== workflow.id) {
				throw new WebhookPathTaken('There is a conflict with one of the webhooks.');
			}
			n8n.rows.set(path, { workflowId: workflow.id, node });
			await callCreate({ n8n, process, workflow, node, staticData, isTest: false });
		} catch (error) {
			await clearWebhooks(n8n, process, workflow, nodes);
			return { nodeId: node.id, error };
		}
	}
	await process.wait(1);
	if (nodes.length > 0) n8n.save(workflow, staticData);
	return undefined;
}

/**
 * Works on static data read again from the database, so that what a failed `create` had written is gone. A `delete` that
 * throws ends it: those after it are not asked, static data is not saved, the rows stay.
 */
async function clearWebhooks(
	n8n: N8n,
	process: Process,
	workflow: StoredWorkflow,
	nodes: INode[],
): Promise<void> {
	const staticData = n8n.staticDataOf(workflow);
	try {
		for (const node of nodes) {
			await callDelete({ n8n, process, workflow, node, staticData, isTest: false });
		}
		await process.wait(1);
		n8n.save(workflow, staticData);
		for (const [path, row] of n8n.rows) if (row.workflowId === workflow.id) n8n.rows.delete(path);
	} catch (error) {
		n8n.output.push(`Could not remove webhooks: ${messageOf(error)}`);
	}
}
