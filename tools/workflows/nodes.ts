import { createHash } from 'node:crypto';

import type { Json, WorkflowInput, WorkflowNode } from '../sandbox/types';

/** A node as n8n's editor saves it, with what its Settings tab holds. */
export interface ExampleNode extends WorkflowNode {
	alwaysOutputData?: boolean;
	maxTries?: number;
	notes?: string;
	notesInFlow?: boolean;
	onError?: 'continueErrorOutput' | 'continueRegularOutput';
	retryOnFail?: boolean;
	waitBetweenTries?: number;
}

/** A workflow file; `versionId` because the command line of n8n 2.0 refuses a file without one. */
export interface ExampleWorkflow extends WorkflowInput {
	nodes: ExampleNode[];
	versionId: string;
	active: boolean;
}

/** A node before it has its place in a workflow. */
export type Part = Omit<ExampleNode, 'id' | 'position'>;

/** Which node follows which: name of the node before, its output, name of the node after. */
export type Link = readonly [from: string, output: number, to: string];

/** A field of the trigger's record, as a column of a table. */
export interface Column {
	field: string;
	type: 'number' | 'string';
}

/** What n8n does with a call that fails: three tries in ten seconds. */
export const retried = { retryOnFail: true, maxTries: 3, waitBetweenTries: 5_000 } as const;

/** The same text gives the same id, so that generating anew changes nothing. */
export function idOf(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`5${hex.slice(13, 16)}`,
		`a${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}

/** A picker of the user's own account, not chosen yet: n8n does not publish before it is. */
export function toChoose(): Json {
	return { __rl: true, mode: 'list', value: '' };
}

/** A credential of the type, not chosen yet. */
export function account(type: string, name: string): Required<Pick<Part, 'credentials'>> {
	return { credentials: { [type]: { id: '', name } } };
}

/** An If node: the first output for a value that is there, the second for one that is not. */
export function ifFilled(name: string, value: string): Part {
	return {
		name,
		type: 'n8n-nodes-base.if',
		typeVersion: 2.2,
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
				conditions: [
					{
						id: idOf(`${name} ${value}`),
						leftValue: value,
						rightValue: '',
						operator: { type: 'string', operation: 'notEmpty', singleValue: true },
					},
				],
				combinator: 'and',
			},
			looseTypeValidation: true,
			options: {},
		},
	};
}

/** An Edit Fields node that hands on exactly these fields of its input, in this order. */
export function fieldsOnly(name: string, fields: readonly Column[]): Part {
	const assignments = fields.map(({ field, type }) => ({
		id: idOf(`${name} ${field}`),
		name: field,
		value: `={{ $json.${field} }}`,
		type,
	}));
	return {
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { mode: 'manual', assignments: { assignments }, options: {} },
	};
}

/** Connections as n8n saves them. */
export function connect(links: readonly Link[]): Json {
	const connections: Record<string, { main: Array<Array<Json>> }> = {};
	for (const [from, output, to] of links) {
		const { main } = (connections[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output].push({ node: to, type: 'main', index: 0 });
	}
	return connections;
}
