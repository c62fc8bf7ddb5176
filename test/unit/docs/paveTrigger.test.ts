import { paveEvents } from '../../../nodes/Pave/events';
import { properties } from '../../../nodes/Pave/trigger/properties';
import { compareBlocks } from './support/document';
import { fieldsList } from './support/fields';
import { eventsList, recordSections } from './support/records';

test('docs/pave-trigger.md is what the catalogue and the node say (UPDATE_DOCS=1 rewrites it)', async () => {
	const { actual, expected } = compareBlocks('docs/pave-trigger.md', {
		events: eventsList(paveEvents),
		parameters: fieldsList(properties.filter(({ name }) => name !== 'events')),
		records: await recordSections(paveEvents, 'SESSION:COMPLETE'),
	});
	expect(actual).toBe(expected);
});
