import type { INode } from 'n8n-workflow';
import { executeContext } from './contexts';
import type { N8n, Told } from './n8n';
import type { Process } from './process';
import { messageOf } from './publication';

/** Runs the action node's Repair operation with what a user copies out of the trigger. */
export async function repair(
	n8n: N8n,
	process: Process,
	workflowId: string,
	node: INode,
): Promise<Told> {
	const isPave = node.type.endsWith('paveTrigger');
	const { classes } = process;
	const action: INode = {
		...node,
		name: 'Watchdog',
		type: `n8n-nodes-pave-autograb.${isPave ? 'pave' : 'autoGrab'}`,
		parameters: {
			resource: isPave ? 'callback' : 'webhook',
			operation: 'repair',
			region: '',
			options: {},
			webhookUrl: n8n.urlsOf(node).production,
			events: node.parameters.events,
		},
	};
	const rest = { staticData: {}, mode: 'trigger' as const, isTest: false };
	const place = n8n.place(process, n8n.workflow(workflowId), action, rest);
	const failures: Told['failures'] = [];
	try {
		const { execute } = isPave ? classes.Pave : classes.AutoGrab;
		await execute?.call(executeContext(place, [{ json: {} }], []));
	} catch (error) {
		failures.push({ nodeId: node.id, message: messageOf(error) });
	}
	const ok = failures.length === 0;
	return n8n.say({ workflowId, operation: 'repair', ok, touched: [node.id], failures });
}
