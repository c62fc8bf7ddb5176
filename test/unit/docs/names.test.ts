import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../../nodes/AutoGrab/AutoGrabTrigger.node';
import { Pave } from '../../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../../nodes/Pave/PaveTrigger.node';
import { readDocument } from './support/document';
import { operationsOf } from './support/operations';

/** Menus of n8n and of the vendors' own pages. */
const MENUS = /^(Credentials|Developer|Executions|Help|Import|Security|Settings|⋯) > /;

/** A field and each field or choice in it, as "Options > Stop After". */
const stepsIn = (properties: INodeProperties[]): string[] =>
	properties.flatMap(({ displayName, options = [] }) =>
		options.flatMap((choice) => {
			const inner = 'values' in choice ? choice.values : 'displayName' in choice ? [choice] : [];
			const names = inner.length > 0 ? inner.map((field) => field.displayName) : [choice.name];
			return [...names.map((name) => `${displayName} > ${name}`), ...stepsIn(inner)];
		}),
	);

/** Every step of a path through the panel of a node: to a resource, an operation, a field, and what is in it. */
function stepsOf({ displayName: node, properties }: INodeTypeDescription): string[] {
	const operations = operationsOf(properties).flatMap(({ resource, name, fields }) => [
		`${node} > ${resource}`,
		`${resource} > ${name}`,
		...fields.map((field) => `${name} > ${field.displayName}`),
	]);
	const fields = properties.map((field) => `${node} > ${field.displayName}`);
	return [...operations, ...fields, ...stepsIn(properties)];
}

const steps = new Set(
	[new Pave(), new PaveTrigger(), new AutoGrab(), new AutoGrabTrigger()].flatMap(
		({ description }) => stepsOf(description),
	),
);

const guides = ['docs', 'docs/jobs'].flatMap((folder) =>
	readdirSync(join(__dirname, '../../..', folder))
		.filter((file) => file.endsWith('.md'))
		.map((file) => `${folder}/${file}`),
);

test.each(['README.md', ...guides])('%s leads through the panels as they are', (guide) => {
	const paths = [...readDocument(guide).matchAll(/\*\*([^*\n]+ > [^*\n]+)\*\*/g)].map(
		([, path]) => path,
	);
	const wrong = paths.filter((path) => {
		const parts = path.split(' > ');
		const taken = parts.slice(1).map((part, index) => `${parts[index]} > ${part}`);
		return !MENUS.test(path) && taken.some((step) => !steps.has(step));
	});
	expect(wrong).toEqual([]);
});
