import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { properties } from '../../../nodes/AutoGrab/trigger/properties';
import { compareBlocks } from './support/document';
import { fieldsList } from './support/fields';
import { json } from './support/markdown';
import { eventsList, presented, recordSections, sampleOf } from './support/records';

test('docs/autograb-trigger.md is what the catalogue and the node say (UPDATE_DOCS=1 rewrites it)', async () => {
	const claim = sampleOf(autoGrabEvents, 'claim_report_generated');
	const { actual, expected } = compareBlocks('docs/autograb-trigger.md', {
		events: eventsList(autoGrabEvents),
		parameters: fieldsList(properties.filter(({ name }) => name !== 'events')),
		records: await recordSections(autoGrabEvents, 'recapture_new'),
		raw: json(sampleOf(autoGrabEvents, 'recapture_new')),
		unknown: await presented(autoGrabEvents, { ...claim, event: 'claim_settled' }),
	});
	expect(actual).toBe(expected);
});
