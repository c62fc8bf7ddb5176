import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { projectRoot } from '../sandbox/paths';
import type { WorkflowInput, WorkflowNode } from '../sandbox/types';

export interface Fittings {
	/** Credential type → the credential created for it. */
	credentials: Record<string, { id: string; name: string }>;
	/** Takes the place of `https://crm.example.com`. */
	crmUrl: string;
}

/** An example workflow from `workflows/`, as a user would import it. */
export async function readWorkflow(name: string): Promise<WorkflowInput> {
	return JSON.parse(await readFile(path.join(projectRoot, 'workflows', `${name}.json`), 'utf8'));
}

/** Does what the note in the workflow asks the user to do: choose the account, enter the CRM's address. */
export function fitWorkflow(
	workflow: WorkflowInput,
	{ credentials, crmUrl }: Fittings,
): WorkflowInput {
	return { ...workflow, nodes: workflow.nodes.map(fit) };

	function fit(node: WorkflowNode): WorkflowNode {
		const chosen = Object.keys(node.credentials ?? {}).map((type) => {
			const credential = credentials[type];
			if (!credential) throw new Error(`"${node.name}" needs a credential of the type ${type}`);
			return [type, credential] as const;
		});
		const { url } = node.parameters;
		return {
			...node,
			...(node.credentials ? { credentials: Object.fromEntries(chosen) } : {}),
			parameters:
				typeof url === 'string'
					? { ...node.parameters, url: url.replace('https://crm.example.com', crmUrl) }
					: node.parameters,
		};
	}
}
