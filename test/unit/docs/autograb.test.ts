import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { operations } from '../../../nodes/AutoGrab/operations';
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
	const { actual, expected } = compareBlocks('docs/autograb.md', Object.fromEntries(blocks));
	expect(actual).toBe(expected);
});
