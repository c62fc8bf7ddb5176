import { Pave } from '../../../nodes/Pave/Pave.node';
import { paveEvents } from '../../../nodes/Pave/events';
import { compareGuide } from './support/guide';
import { needlessNotes } from './support/endpoints';
import { paveExamples } from './support/paveExamples';
import { knownRecord } from './support/records';

test("docs/pave.md shows each operation's fields and output as they are (UPDATE_DOCS=1 rewrites it)", async () => {
	const examples = await paveExamples();
	const { actual, expected } = compareGuide({
		path: 'docs/pave.md',
		properties: new Pave().description.properties,
		examples,
		sameFields: {
			'session.update': 'The fields of [Session: Create](#session-create), and the Session Key.',
			'callback.upsert': 'The fields of [Callback: Create](#callback-create).',
		},
		known: [await knownRecord(paveEvents, 'SESSION:COMPLETE', 'pave-trigger.md')],
	});
	expect(actual).toBe(expected);
	const called = Object.values(examples.examples).flatMap(({ calls }) => calls);
	expect(needlessNotes('PAVE', called)).toEqual([]);
});
