import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { projectRoot } from '../sandbox/paths';
import { pairs, workflowOf } from './generate';
import type { ExampleWorkflow } from './nodes';
import { withPinData } from './pinData';

/** Where the examples are. */
export const FOLDER = path.join(projectRoot, 'workflows');

/** Every example as it is to be, by its file's name: those of the tables, and the others with their sample data. */
export async function examples(): Promise<Map<string, ExampleWorkflow>> {
	const generated = new Map(pairs.map((pair) => [pair.file, workflowOf(pair)]));
	const written = readdirSync(FOLDER)
		.filter((name) => name.endsWith('.json'))
		.map((name) => name.replace(/\.json$/, ''))
		.filter((name) => !generated.has(name))
		.map((name) => [name, readExample(name)] as const);
	const all = await Promise.all(
		[...generated, ...written].map(
			async ([name, workflow]) => [name, await withPinData(name, workflow)] as const,
		),
	);
	return new Map(all);
}

/** An example as it is in its file. */
export function readExample(name: string): ExampleWorkflow {
	return JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as ExampleWorkflow;
}
