import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { compareBlocks, readDocument } from './document';
import { endpointsList, undocumentedNote } from './endpoints';
import { fieldNames } from './fields';
import {
	type GuideOperation,
	anchorOf,
	headingOf,
	operationsIndex,
	operationsOf,
} from './operations';
import { type KnownRecord, outputOf } from './output';

/** What one operation did in its example. */
export interface Example {
	items: INodeExecutionData[];
	/** How many of them a reader needs to see. Default 1. */
	shown?: number;
	/** The endpoints that it called. */
	calls: string[];
}

export interface Examples {
	/** By `resource.operation`. */
	examples: Record<string, Example>;
	/** What the simulator makes up gets values that are the same in every run. */
	stable: (text: string) => string;
}

export interface Guide {
	path: string;
	properties: INodeProperties[];
	examples: Examples;
	/** By operation, whose fields are those of another one, and are explained there. */
	sameFields: Record<string, string>;
	/** Records that another guide shows. */
	known: KnownRecord[];
	/** Blocks of this guide alone, as Markdown. */
	others?: Record<string, string>;
}

/**
 * Compares the guide of an action node with what the node says and did; with UPDATE_DOCS=1 it is rewritten first.
 *
 * @throws if an operation has no example
 */
export function compareGuide(guide: Guide): { actual: string; expected: string } {
	const { path, properties, examples, others = {} } = guide;
	const text = readDocument(path);
	const place = ({ key }: GuideOperation) => {
		const at = text.indexOf(`<!-- generated: ${key} -->`);
		return at < 0 ? Infinity : at;
	};
	// A record is shown where a reader meets it first.
	const operations = operationsOf(properties).sort((a, b) => place(a) - place(b));
	const known = [...guide.known];
	const sections = operations.map((operation): [string, string] => {
		const example = examples.examples[operation.key];
		if (!example) throw new Error(`There is no example of ${operation.key}`);
		const section = sectionOf(guide, operation, example, known);
		remember(operation, example, known);
		return [operation.key, section];
	});
	const calls = operations.map((operation) => ({
		operation: headingOf(operation),
		calls: examples.examples[operation.key].calls,
	}));
	const blocks: Array<[string, string]> = [
		['operations', operationsIndex(properties)],
		...sections,
		['endpoints', endpointsList(calls)],
		...Object.entries(others),
	];
	return compareBlocks(
		path,
		Object.fromEntries(blocks.map(([name, block]) => [name, examples.stable(block)])),
		operations.map((operation) => ({ ...operation, heading: headingOf(operation) })),
	);
}

function sectionOf(
	{ sameFields }: Guide,
	{ key, fields }: GuideOperation,
	{ items, shown, calls }: Example,
	known: KnownRecord[],
): string {
	const notices = fields.filter(({ type }) => type === 'notice').map((field) => field.displayName);
	return [
		sameFields[key] ?? fieldNames(fields),
		...notices,
		undocumentedNote(calls),
		outputOf(items, known, shown),
	]
		.filter(Boolean)
		.join('\n\n');
}

function remember(operation: GuideOperation, { items }: Example, known: KnownRecord[]): void {
	if (items.length === 0) return;
	const link = `[${headingOf(operation)}](#${anchorOf(operation)})`;
	known.push({ link, keys: Object.keys(items[0].json) });
}
