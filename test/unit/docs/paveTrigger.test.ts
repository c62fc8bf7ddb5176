import { paveEvents } from '../../../nodes/Pave/events';
import { properties } from '../../../nodes/Pave/trigger/properties';
import { compareBlocks } from './support/document';
import { fieldsList } from './support/fields';
import { eventsList, presented, recordSections, sampleOf } from './support/records';

test('docs/pave-trigger.md is what the catalogue and the node say (UPDATE_DOCS=1 rewrites it)', async () => {
	const status = sampleOf(paveEvents, 'SESSION:STATUS_CHANGE');
	const { actual, expected } = compareBlocks('docs/pave-trigger.md', {
		events: eventsList(paveEvents),
		parameters: fieldsList(properties.filter(({ name }) => name !== 'events')),
		records: await recordSections(paveEvents, 'SESSION:COMPLETE'),
		unknown: await presented(paveEvents, { ...status, event: 'SESSION:ARCHIVED' }),
	});
	expect(actual).toBe(expected);
});
