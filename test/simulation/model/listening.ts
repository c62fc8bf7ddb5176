import type { IDataObject, INode } from 'n8n-workflow';
import { hookContext } from './contexts';
import { TEST_MS, type N8n, type StoredWorkflow, type Told } from './n8n';
import type { Process } from './process';
import { messageOf } from './publication';

async function hook(
	n8n: N8n,
	process: Process,
	workflow: StoredWorkflow,
	node: INode,
	staticData: IDataObject,
	method: 'checkExists' | 'create' | 'delete',
): Promise<boolean | undefined> {
	const leaving = method === 'delete';
	const place = n8n.place(process, workflow, node, {
		staticData,
		mode: leaving ? 'internal' : 'manual',
		activation: leaving ? 'update' : 'manual',
		isTest: true,
	});
	const run = n8n.classOf(process, node).webhookMethods?.default?.[method];
	return await run?.call(hookContext(place));
}

/**
 * n8n's test webhooks: the test URL answers before `create()` runs, static data is attached only when it has returned,
 * and a failure ends the test with whatever static data `create()` had in memory.
 */
export async function listen(
	n8n: N8n,
	process: Process,
	workflowId: string,
	nodeId: string,
): Promise<Told> {
	const workflow = n8n.workflow(workflowId);
	const node = structuredClone(workflow.draft.find(({ id }) => id === nodeId));
	if (!node) throw new Error(`No node ${nodeId}`);
	const key = node.webhookId ?? '';
	const staticData: IDataObject = {};
	const registration = { workflow, node, process };
	await process.wait(1);
	n8n.tests.set(key, registration);
	const told = (failures: Told['failures']) =>
		n8n.say({
			workflowId,
			operation: 'listen',
			ok: failures.length === 0,
			touched: [nodeId],
			failures,
		});
	try {
		if (!(await hook(n8n, process, workflow, node, staticData, 'checkExists'))) {
			await hook(n8n, process, workflow, node, staticData, 'create');
		}
	} catch (error) {
		await endTest(n8n, process, key, staticData);
		return told([{ nodeId, message: messageOf(error) }]);
	}
	await process.wait(1);
	// An event may have ended the test meanwhile; n8n writes its entry again all the same.
	n8n.tests.set(key, { ...registration, staticData });
	n8n.kernel.schedule(TEST_MS, () => void endTest(n8n, process, key), process);
	return told([]);
}

/**
 * The end of a test: stopped, timed out, failed, or done with its one event. n8n calls `delete` once, and keeps the
 * test where it throws.
 *
 * @returns what `delete` threw
 */
export async function endTest(
	n8n: N8n,
	process: Process,
	key: string,
	inMemory: IDataObject = {},
): Promise<string | undefined> {
	const registration = n8n.tests.get(key);
	if (!registration) return undefined;
	const { workflow, node, staticData } = registration;
	try {
		await hook(n8n, process, workflow, node, staticData ?? inMemory, 'delete');
	} catch (error) {
		return messageOf(error);
	}
	n8n.tests.delete(key);
	return undefined;
}
