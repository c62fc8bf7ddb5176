import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import * as z from 'zod/v4';

import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { operations as autoGrabOperations } from '../../../nodes/AutoGrab/operations';
import { BILLED } from '../../../nodes/AutoGrab/resources/commonFields';
import { outputSchemas as autoGrabSchemas } from '../../../nodes/AutoGrab/resources/outputSchemas';
import { Pave } from '../../../nodes/Pave/Pave.node';
import { operations as paveOperations } from '../../../nodes/Pave/operations';
import { outputSchemas as paveSchemas } from '../../../nodes/Pave/resources/outputSchemas';
import type { Operations } from '../../../nodes/shared/actions/types';
import type { Zod } from '../../../nodes/shared/events/types';

const ROOT = join(__dirname, '../../..');
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Vendor {
	properties: INodeProperties[];
	operations: Operations;
	schemas: Record<string, Record<string, (zod: Zod) => z.ZodType>>;
	guide: string;
}

const vendors: Record<string, Vendor> = {
	PAVE: {
		properties: new Pave().description.properties,
		operations: paveOperations,
		schemas: paveSchemas,
		guide: textOf('docs/pave.md'),
	},
	AutoGrab: {
		properties: new AutoGrab().description.properties,
		operations: autoGrabOperations,
		schemas: autoGrabSchemas,
		guide: textOf('docs/autograb.md'),
	},
};

const rows = Object.entries(vendors).flatMap(([vendor, { operations }]) =>
	Object.entries(operations).flatMap(([resource, ofResource]) =>
		Object.keys(ofResource).map((operation) => ({ vendor, resource, operation })),
	),
);

const choices = (property?: INodeProperties) => (property?.options ?? []) as INodePropertyOptions[];

const selectorOf = ({ properties }: Vendor, resource: string) =>
	properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource) === true,
	);

describe.each(rows)('$vendor $resource $operation', ({ vendor, resource, operation }) => {
	const { guide, properties, operations, schemas } = vendors[vendor];
	const resourceChoice = choices(properties.find(({ name }) => name === 'resource')).find(
		({ value }) => value === resource,
	);
	const entry = choices(selectorOf(vendors[vendor], resource)).find(
		({ value }) => value === operation,
	);

	test('can be chosen, with a description and an action in words', () => {
		expect(resourceChoice?.description).toMatch(/\S/);
		expect(entry?.name).toMatch(/^[A-Z]/);
		expect(entry?.description).toMatch(/^[A-Z][^]*[^.]$|\. [^]*\.$/);
		expect(entry?.action).toMatch(/^[A-Z][^A-Z]/);
		expect(entry?.action).not.toMatch(/\.$/);
	});

	test('can be run', () => {
		const work = operations[resource][operation];
		const run = 'executeAll' in work ? work.executeAll : work.execute;
		expect(run).toEqual(expect.any(Function));
	});

	test('the editor can show its output before the first run', () => {
		const schema = z.toJSONSchema(schemas[resource][operation](z), { unrepresentable: 'any' });
		expect(schema.type).toBe('object');
		expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
	});

	test('the guide has a section with its output', () => {
		const heading = `### ${resourceChoice?.name}: ${entry?.name}\n`;
		expect(guide).toContain(heading);
		const section = guide.slice(guide.indexOf(heading) + heading.length).split(/^#{1,3} /m)[0];
		expect(section).toMatch(/^Output\b/m);
	});
});

/** What operations are called that text, bill, create or delete: a second call would do it a second time. */
const ACTING =
	/^(create|delete|resend|send|upload|generate|request|decide|predict|lookUpAndPredict|get_?By)/;

describe('what must not be done twice', () => {
	const all = Object.values(vendors).flatMap(({ operations }) =>
		Object.entries(operations).flatMap(([resource, ofResource]) =>
			Object.entries(ofResource).map(([name, work]) => ({ resource, name, work })),
		),
	);
	const effectOf = ({ effect }: Operations[string][string]) => effect;

	test('declares what it brings about', () => {
		const silent = all.filter(({ name, work }) => ACTING.test(name) && !effectOf(work));
		expect(silent.map(({ resource, name }) => `${resource}.${name}`)).toEqual([]);
	});

	test('checks all items before the first call', () => {
		const unchecked = all.filter(({ work }) => effectOf(work) && 'execute' in work && !work.check);
		expect(unchecked.map(({ resource, name }) => `${resource}.${name}`)).toEqual([]);
	});

	test('offers Stop After where it is billed, and nowhere else', () => {
		const billed = Object.values(autoGrabOperations).flatMap((ofResource) =>
			Object.entries(ofResource).flatMap(([name, work]) =>
				effectOf(work as Operations[string][string]) === 'bills' ? [name] : [],
			),
		);
		expect(billed.sort()).toEqual(BILLED);
		// The option is shown by the operation's name alone.
		const names = Object.values(autoGrabOperations).flatMap(Object.keys);
		expect(names.filter((name) => BILLED.includes(name)).sort()).toEqual(BILLED);
	});
});

test.each(Object.entries(vendors))('%s offers nothing that it cannot do', (_name, vendor) => {
	const { properties, operations, schemas } = vendor;
	const offered = choices(properties.find(({ name }) => name === 'resource'));
	expect(offered.map(({ value }) => value).sort()).toEqual(Object.keys(operations).sort());
	expect(Object.keys(schemas).sort()).toEqual(Object.keys(operations).sort());
	for (const [resource, ofResource] of Object.entries(operations)) {
		const values = choices(selectorOf(vendor, resource)).map(({ value }) => value);
		expect(values.sort()).toEqual(Object.keys(ofResource).sort());
		expect(values).toContain(selectorOf(vendor, resource)?.default);
		expect(Object.keys(schemas[resource]).sort()).toEqual(Object.keys(ofResource).sort());
	}
});

test.each(Object.entries(vendors))('the guide of %s shows only what there is', (_name, vendor) => {
	const names = choices(vendor.properties.find(({ name }) => name === 'resource')).flatMap(
		(resource) =>
			choices(selectorOf(vendor, String(resource.value))).map(
				(operation) => `${resource.name}: ${operation.name}`,
			),
	);
	const headings = [...vendor.guide.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
	expect(headings.filter((heading) => heading.includes(': ')).sort()).toEqual(names.sort());
});
