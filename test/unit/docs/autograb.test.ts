import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { resources } from '../../../nodes/AutoGrab/resources';
import { autoGrabExamples } from './support/autoGrabExamples';
import { compareBlocks } from './support/document';
import { operationFields } from './support/fields';

/** Whose fields are those of another operation, and are explained there. */
const SAME_FIELDS: Record<string, string> = {
	'webhook.upsert': 'The fields of [Webhook: Create](#webhook-create).',
};

test("docs/autograb.md shows each operation's fields, input and output as they are (UPDATE_DOCS=1 rewrites it)", async () => {
	const { properties } = new AutoGrab().description;
	const examples = await autoGrabExamples();
	const operations = Object.entries(resources).flatMap(([resource, { operations: all }]) =>
		Object.keys(all).map((operation) => `${resource}.${operation}`),
	);
	expect(Object.keys(examples)).toEqual(expect.arrayContaining(operations));
	const blocks = Object.entries(examples).map(([name, example]) => {
		if (!operations.includes(name)) return [name, example];
		const [resource, operation] = name.split('.');
		const fields = SAME_FIELDS[name] ?? operationFields(properties, resource, operation);
		return [name, `${fields}\n\n${example}`];
	});
	const { actual, expected } = compareBlocks('docs/autograb.md', Object.fromEntries(blocks));
	expect(actual).toBe(expected);
});
