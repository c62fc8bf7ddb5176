import { Pave } from '../../../nodes/Pave/Pave.node';
import { compareBlocks } from './support/document';
import { operationFields, operationSections } from './support/fields';
import { paveExamples } from './support/paveExamples';

/** Whose fields are those of another operation, and are explained there. */
const SAME_FIELDS: Record<string, string> = {
	'session.update': 'The fields of [Session: Create](#session-create), and the Session Key.',
	'callback.upsert': 'The fields of [Callback: Create](#callback-create).',
};

test("docs/pave.md shows each operation's fields, input and output as they are (UPDATE_DOCS=1 rewrites it)", async () => {
	const { properties } = new Pave().description;
	const examples = await paveExamples();
	const blocks = Object.entries(examples).map(([name, example]) => {
		const [resource, operation] = name.split('.');
		const fields = SAME_FIELDS[name] ?? operationFields(properties, resource, operation);
		return [name, `${fields}\n\n${example}`];
	});
	const { actual, expected } = compareBlocks(
		'docs/pave.md',
		Object.fromEntries(blocks),
		operationSections(properties),
	);
	expect(actual).toBe(expected);
});
