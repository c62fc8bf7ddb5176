import type { IDataObject } from 'n8n-workflow';
import { callCreate, callDelete } from './hooks';
import { TEST_MS, type N8n, type TestRegistration, type Told } from './n8n';
import type { Process } from './process';
import { messageOf } from './publication';

/**
 * n8n's test webhooks: the test URL answers before `create()` runs, static data is attached only when it has returned,
 * and a failure ends the test with whatever static data `create()` had in memory. While n8n takes any test down it
 * cannot note another one, before `create()` or after it, and that is such a failure.
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
	const note = async (staticDataThere: Partial<TestRegistration>) => {
		await process.wait(1);
		n8n.tests.set(key, { ...registration, ...staticDataThere });
		n8n.tested.set(key, node);
		if (process.testsEnding > 0) throw new RangeError('Maximum call stack size exceeded');
	};
	const told = (failures: Told['failures']) =>
		n8n.say({
			workflowId,
			operation: 'listen',
			ok: failures.length === 0,
			touched: [nodeId],
			failures,
		});
	try {
		await note({});
		await callCreate({ n8n, process, workflow, node, staticData, isTest: true });
		// An event may have ended the test meanwhile; n8n writes its entry again all the same.
		await note({ staticData });
	} catch (error) {
		await endTest(n8n, process, key, staticData);
		return told([{ nodeId, message: messageOf(error) }]);
	}
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
	process.testsEnding += 1;
	try {
		await callDelete({
			n8n,
			process,
			workflow,
			node,
			staticData: staticData ?? inMemory,
			isTest: true,
		});
	} catch (error) {
		return messageOf(error);
	} finally {
		process.testsEnding -= 1;
	}
	n8n.tests.delete(key);
	return undefined;
}
