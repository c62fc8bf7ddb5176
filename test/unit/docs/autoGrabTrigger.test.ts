import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { properties } from '../../../nodes/AutoGrab/trigger/properties';
import { compareBlocks } from './support/document';
import { fieldsList } from './support/fields';
import { eventsList, recordSections } from './support/records';

test('docs/autograb-trigger.md is what the catalogue and the node say (UPDATE_DOCS=1 rewrites it)', async () => {
	const { actual, expected } = compareBlocks('docs/autograb-trigger.md', {
		events: eventsList(autoGrabEvents),
		parameters: fieldsList(properties.filter(({ name }) => name !== 'events')),
		records: await recordSections(autoGrabEvents, 'recapture_new'),
	});
	expect(actual).toBe(expected);
});
