import type { INode } from 'n8n-workflow';

/** What did not hold, and what it means. */
export interface Violation {
	kind: Kind;
	what: string;
}

export const KINDS = [
	'lost',
	'doubled',
	'forged',
	'displaced',
	'false',
	'secret',
	'threw',
	'late',
	'wordless',
] as const;
export type Kind = (typeof KINDS)[number];

export const violation = (kind: Kind, what: string): Violation => ({ kind, what });

export const eventsOf = (node: INode) => node.parameters.events as string[];

export const accountOf = (node: INode) => Object.values(node.credentials ?? {})[0]?.id ?? '-';
