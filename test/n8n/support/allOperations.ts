import type { ZodType } from 'zod/v4';
import * as z from 'zod/v4';

import type { Operations } from '../../../nodes/shared/actions/types';
import type { Zod } from '../../../nodes/shared/events/types';
import type { Execution, Json, NodeRun, WorkflowNode } from '../../../tools/sandbox';
import { type Stage } from './stage';

/** One operation as it stands in the workflow; expressions may refer to the nodes before it. */
export type Step = [operation: string, parameters?: Json];
export type Schemas = Record<string, Record<string, (zod: Zod) => ZodType>>;

export const operationsOf = (operations: Operations) =>
	Object.entries(operations).flatMap(([resource, ofResource]) =>
		Object.keys(ofResource).map((operation) => `${resource}.${operation}`),
	);
/** What an earlier node of the workflow gave, as an expression. */
export const from = (node: string, field: string) => `={{ $('${node}').first().json.${field} }}`;
export const byId = (id: string) => ({ webhookId: { __rl: true, mode: 'id', value: id } });

/** Manual Trigger, then every step behind the one before, each run once; answers what became of it. */
export async function runAll(
	stage: Pick<Stage, 'client'>,
	type: string,
	credentialType: string,
	credential: Json,
	steps: Step[],
): Promise<Execution> {
	const saved = await stage.client().createCredential(credentialType, 'Account', credential);
	const action = ([name, parameters = {}]: Step, index: number) => {
		const [resource, operation] = name.split('.');
		return {
			name,
			type: `n8n-nodes-pave-autograb.${type}`,
			typeVersion: 1,
			position: [200 * (index + 1), 0] as [number, number],
			parameters: { resource, operation, ...parameters },
			credentials: { [credentialType]: saved },
			executeOnce: true,
		};
	};
	const nodes: WorkflowNode[] = [
		{
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		...steps.map(action),
	];
	const connections = Object.fromEntries(
		nodes.slice(1).map(({ name }, index) => {
			return [nodes[index].name, { main: [[{ node: name, type: 'main', index: 0 }]] }];
		}),
	);
	const workflow = await stage
		.client()
		.createWorkflow({ name: `Every operation of ${type}`, nodes, connections });
	return await stage.client().execute(workflow.id, 'Start');
}

/** Fails with the operation's own words where it has no output, or another than its schema promises. */
export function expectPromised(execution: Execution, schemas: Schemas, name: string): NodeRun {
	const [resource, operation] = name.split('.');
	const run = execution.nodes.find(({ node }) => node === name);
	const problem = run === undefined ? (execution.error ?? 'is not in the workflow') : run.error;
	expect({ name, problem }).toEqual({ name, problem: undefined });
	const items = run?.outputs[0] ?? [];
	expect(items).not.toEqual([]);
	for (const { json } of items) {
		expect(json).not.toHaveProperty('error');
		expect(schemas[resource][operation](z).safeParse(json).error).toBeUndefined();
	}
	return run!;
}
