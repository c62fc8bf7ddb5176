import type { IDataObject } from 'n8n-workflow';
import { callCreate, callDelete } from './hooks';
import { messageOf, TEST_MS, type N8n, type Test, type Told } from './n8n';
import type { Process } from './process';

/**
 * n8n's test webhooks (test-webhooks.js): the test URL answers before `create()` runs, static data is attached only
 * when it has returned, and a failure ends the test with whatever static data `create()` had in memory. The timer of a
 * failed listen runs on, and ends the next test of that workflow early.
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
	const told = (failures: Told['failures']) =>
		n8n.say({ workflowId, operation: 'listen', touched: [nodeId], failures });
	n8n.kernel.schedule(TEST_MS, () => void endTests(n8n, process, workflowId), process);
	try {
		await note(n8n, process, key, { workflow, node });
		await callCreate({ n8n, process, workflow, node, staticData, isTest: true });
		// An event may have ended the test meanwhile; n8n writes its entry again all the same.
		await note(n8n, process, key, { workflow, node, staticData });
		return told([]);
	} catch (error) {
		await endTests(n8n, process, workflowId, staticData);
		return told([{ nodeId, error }]);
	}
}

/**
 * The end of a workflow's tests: stopped, timed out, failed, or done with the one event, in whichever process. n8n
 * calls `delete` once, and keeps the test where it throws.
 */
export async function endTests(
	n8n: N8n,
	process: Process,
	workflowId: string,
	inMemory: IDataObject = {},
): Promise<void> {
	const ours = [...n8n.tests].filter(([, { workflow }]) => workflow.id === workflowId);
	if (ours.length === 0) return;
	process.testsEnding += 1;
	try {
		for (const [key, { workflow, node, staticData = inMemory }] of ours) {
			await callDelete({ n8n, process, workflow, node, staticData, isTest: true });
			n8n.tests.delete(key);
		}
		// Before 2.41 every other test goes with it, without its `delete`.
		if (n8n.classic) n8n.tests.clear();
	} catch (error) {
		n8n.output.push(messageOf(error));
	} finally {
		process.testsEnding -= 1;
	}
}

/** While n8n ends any test it cannot note another one, and that is a failure of its own. */
async function note(n8n: N8n, process: Process, key: string, test: Test): Promise<void> {
	await process.wait(1);
	n8n.tests.set(key, test);
	if (process.testsEnding > 0) throw new RangeError('Maximum call stack size exceeded');
}
