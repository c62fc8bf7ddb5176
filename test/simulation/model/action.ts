import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { executeContext } from './contexts';
import { type N8n, type Told } from './n8n';
import type { Process } from './process';

/** Runs one operation of the action node, in a workflow of its own. @returns what the user sees, with its items */
export async function runAction(
	n8n: N8n,
	process: Process,
	trigger: INode,
	parameters: INodeParameters,
): Promise<Told & { items: IDataObject[] }> {
	const action: INode = {
		...trigger,
		id: 'action',
		name: 'Watchdog',
		type: trigger.type.replace('Trigger', ''),
		parameters: { options: {}, ...parameters },
	};
	const workflow = { id: 'w9', name: 'w9', draft: [], published: undefined, staticData: '{}' };
	const executionId = n8n.nextExecution();
	const rest = { staticData: {}, mode: 'trigger' as const, isTest: false, executionId };
	const place = n8n.place(process, workflow, action, rest);
	const failures: Told['failures'] = [];
	let items: IDataObject[] = [];
	try {
		const outputs = await process
			.classOf(action)
			.execute?.call(executeContext(place, [{ json: {} }], []));
		items = ((outputs ?? []) as Array<Array<{ json: IDataObject }>>).flat().map(({ json }) => json);
	} catch (error) {
		failures.push({ nodeId: trigger.id, error });
	}
	n8n.output.push(JSON.stringify(items));
	const told = n8n.say({
		workflowId: 'w9',
		operation: 'action',
		touched: [trigger.id],
		failures,
	});
	return { ...told, items };
}

/** Repair, with what a user copies out of the trigger. */
export const repairOf = (n8n: N8n, node: INode): INodeParameters => ({
	resource: node.type.endsWith('paveTrigger') ? 'callback' : 'webhook',
	operation: 'repair',
	region: '',
	webhookUrl: n8n.urlsOf(node).production,
	events: node.parameters.events,
});

export const giveBackOf = (event: string): INodeParameters => ({
	resource: 'callback',
	operation: 'giveBack',
	event,
});
