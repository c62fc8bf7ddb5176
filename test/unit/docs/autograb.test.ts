import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { operations } from '../../../nodes/AutoGrab/operations';
import { autoGrabExamples } from './support/autoGrabExamples';
import { endpoints } from './support/autoGrabEndpoints';
import { compareBlocks } from './support/document';
import { operationFields, operationSections } from './support/fields';
import { table } from './support/markdown';

const nameOf = (properties: INodeProperties[], operation: string): string => {
	const [resource, value] = operation.split('.');
	const choices = (name: string, of?: string) =>
		properties
			.filter(
				(property) =>
					property.name === name &&
					(of === undefined || property.displayOptions?.show?.resource?.includes(of) === true),
			)
			.flatMap(({ options = [] }) => options as INodePropertyOptions[]);
	const shown = (list: INodePropertyOptions[], wanted: string) =>
		list.find((choice) => choice.value === wanted)?.name;
	const resourceName = shown(choices('resource'), resource);
	return resourceName
		? `${resourceName} > ${shown(choices('operation', resource), value)}`
		: operation;
};

function endpointsTable(properties: INodeProperties[]): string {
	return table(
		['Endpoint', 'Operation', 'Certainty'],
		endpoints.map(({ call, operations: by, why, certainty }) => [
			call.includes('/') ? `\`${call}\`` : call,
			by.length > 0
				? by.map((name) => nameOf(properties, name)).join(', ')
				: `None: ${why ?? 'not offered'}`,
			certainty,
		]),
	);
}

/** Whose fields are those of another operation, and are explained there. */
const SAME_FIELDS: Record<string, string> = {
	'webhook.upsert': 'The fields of [Webhook: Create](#webhook-create).',
};

test("docs/autograb.md shows each operation's fields, input and output as they are (UPDATE_DOCS=1 rewrites it)", async () => {
	const { properties } = new AutoGrab().description;
	const { examples, calls } = await autoGrabExamples();
	const names = Object.entries(operations).flatMap(([resource, ofResource]) =>
		Object.keys(ofResource).map((operation) => `${resource}.${operation}`),
	);
	expect(Object.keys(examples)).toEqual(expect.arrayContaining(names));
	const blocks = Object.entries(examples).map(([name, example]) => {
		if (!names.includes(name)) return [name, example];
		const [resource, operation] = name.split('.');
		const fields = SAME_FIELDS[name] ?? operationFields(properties, resource, operation);
		return [name, `${fields}\n\n${example}`];
	});
	blocks.push(['endpoints', endpointsTable(properties)]);
	const { actual, expected } = compareBlocks(
		'docs/autograb.md',
		Object.fromEntries(blocks),
		operationSections(properties),
	);
	expect(actual).toBe(expected);

	// The table of endpoints is what the operations really called.
	const told = new Map(endpoints.map(({ call, operations: by }) => [call, by]));
	for (const [name, called] of Object.entries(calls)) {
		for (const call of called) {
			// What it calls is in the table; the other way round, below.
			expect([name, call, told.has(call)]).toEqual([name, call, true]);
		}
		const listed = endpoints.filter(({ operations: by }) => by.includes(name));
		for (const { call } of listed) expect([name, ...called]).toContain(call);
		if (called.length > 0) expect([name, listed.length > 0]).toEqual([name, true]);
	}
});
