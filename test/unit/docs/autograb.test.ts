import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { autoGrabExamples } from './support/autoGrabExamples';
import { needlessNotes } from './support/endpoints';
import { compareGuide } from './support/guide';
import { knownRecord } from './support/records';

test("docs/autograb.md shows each operation's fields and output as they are (UPDATE_DOCS=1 rewrites it)", async () => {
	const { others, ...examples } = await autoGrabExamples();
	const { actual, expected } = compareGuide({
		path: 'docs/autograb.md',
		properties: new AutoGrab().description.properties,
		examples,
		sameFields: { 'webhook.upsert': 'The fields of [Webhook: Create](#webhook-create).' },
		known: [await knownRecord(autoGrabEvents, 'recapture_new', 'autograb-trigger.md')],
		others,
	});
	expect(actual).toBe(expected);
	const called = Object.values(examples.examples).flatMap(({ calls }) => calls);
	expect(needlessNotes('AutoGrab', called)).toEqual([]);
});
