import type { WorkflowNode } from '../../../tools/sandbox';

const picked = (value: string) => ({ __rl: true, mode: 'id', value });
const STAFF = 'sales@example.com';
const PHONE = '+16475550100';

/** What somebody chooses in the nodes of an example, as its note asks; by the type of the node. */
const CHOSEN: Record<string, Record<string, unknown>> = {
	'n8n-nodes-base.googleSheets': { documentId: picked('document-1') },
	'n8n-nodes-base.slack': { channelId: picked('C0000000001') },
	'n8n-nodes-base.emailSend': { fromEmail: STAFF, toEmail: STAFF },
	'n8n-nodes-base.gmail': { sendTo: STAFF },
	'n8n-nodes-base.airtable': {
		base: picked('appBase0000000001'),
		table: picked('tblTable000000001'),
	},
	'n8n-nodes-base.microsoftTeams': {
		teamId: picked('11111111-1111-4111-8111-111111111111'),
		channelId: picked('19:a@thread.tacv2'),
	},
	'n8n-nodes-base.twilio': { from: PHONE, to: PHONE },
	'n8n-nodes-base.microsoftDataverse': { entitySet: picked('new_inspections') },
};

/** The node with what its user has to choose. */
export function chosen<Node extends WorkflowNode>(node: Node): Node {
	const choices = Object.entries(CHOSEN[node.type] ?? {}).filter(([name]) => isOpen(node, name));
	return { ...node, parameters: { ...node.parameters, ...Object.fromEntries(choices) } };
}

/** Whether an example leaves the choice to its user; what it gives itself stays. */
function isOpen({ parameters }: WorkflowNode, name: string): boolean {
	const value = parameters[name] as { value?: unknown } | string | undefined;
	return (typeof value === 'object' ? value.value : value) === '';
}
