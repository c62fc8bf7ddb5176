import type { AutoGrabSimulator } from '../../simulator/autograb';
import type { PaveSimulator } from '../../simulator/pave';
import type { N8nClient } from '../sandbox';
import { fitWorkflow, readWorkflow } from './workflows';

export interface ExampleParts {
	client: N8nClient;
	crmUrl: string;
	pave: PaveSimulator;
	autoGrab: AutoGrabSimulator;
}

/** The credentials that the demo makes for its example workflows, by type. */
export const EXAMPLE_CREDENTIALS: Record<string, string> = {
	paveApi: 'PAVE (example)',
	autoGrabApi: 'AutoGrab (example)',
};

const FILES = ['pave-finished-inspections-to-crm', 'autograb-win-back'];

/**
 * Publishes the demo's example workflows, or finds them published by an earlier start.
 *
 * @returns their names
 * @throws with what n8n says, if one cannot be published
 */
export async function publishExamples(parts: ExampleParts): Promise<string[]> {
	const { client } = parts;
	const existing = await client.http.request<Array<{ id: string; name: string }>>(
		'GET',
		'/workflows',
	);
	const workflows = await Promise.all(FILES.map(readWorkflow));
	if (workflows.every(({ name }) => existing.some((workflow) => workflow.name === name))) {
		return workflows.map(({ name }) => name);
	}
	const credentials = await createCredentials(parts);
	for (const workflow of workflows) {
		const { id } = await client.createWorkflow(
			fitWorkflow(workflow, { crmUrl: parts.crmUrl, credentials }),
		);
		const { status, errors } = await client.publish(id);
		if (status !== 'published') throw new Error(`"${workflow.name}": ${errors.join('; ')}`);
	}
	return workflows.map(({ name }) => name);
}

async function createCredentials({ client, pave, autoGrab }: ExampleParts) {
	const data = { paveApi: pave.credential, autoGrabApi: autoGrab.credential };
	const made = Object.entries(data).map(
		async ([type, values]) =>
			[type, await client.createCredential(type, EXAMPLE_CREDENTIALS[type], values)] as const,
	);
	return Object.fromEntries(await Promise.all(made));
}
