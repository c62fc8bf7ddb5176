import type { IDataObject } from 'n8n-workflow';

import { defineEvent } from '../../shared/events/defineEvent';
import { text, words } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { readFilledText, readTimeText } from '../../shared/json';
import { shortSummary, shortTitle } from './words';

const STATUSES = [
	{ name: 'Condition Report Being Generated', value: 'CONFIRM' },
	{ name: 'Photos Being Taken', value: 'PROCESS' },
	{ name: 'Photos Passed Quality Control', value: 'QC_PASSED' },
	{ name: 'Started', value: 'STARTED' },
];

/** PAVE API, section "SESSION:STATUS_CHANGE": the inspection moved on to its next step. */
export const statusChange = defineEvent({
	name: 'SESSION:STATUS_CHANGE',
	displayName: 'Status Changed',
	description:
		'When an inspection moved on: started, photos being taken, photos passed quality control, or the inspection is complete and the condition report is being generated',
	selectable: true,
	schema(z) {
		const { key, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('SESSION:STATUS_CHANGE'),
			session_key: key,
			// Open on purpose: the vendor's pages name statuses that its list does not have.
			status: key,
			timestamp: text,
		});
	},
	sample: {
		session_key: 'DMO-7KQ2ZB9XW4',
		event: 'SESSION:STATUS_CHANGE',
		status: 'STARTED',
		timestamp: '2024-03-11T10:10:02-05:00',
	},
	occurredAt: (body) => readTimeText(body.timestamp),
	about: 'session_key',
	record: {
		title: words((body) => shortTitle(statusText(body), body.session_key)),
		summary: words((body) => shortSummary(body, statusText(body))),
		session_key: text('session_key'),
		status: text('status'),
	},
	filter: {
		option: 'sessionStatuses',
		displayName: 'Only These Statuses',
		description:
			'Start the workflow only when an inspection reaches these statuses. Affects only Status Changed. Leave empty for all. A completed inspection is always let through.',
		values: STATUSES,
		read: (body) => body.status,
	},
});

/** The status in words; one that the vendor's list does not have, as it came. */
function statusText({ status }: IDataObject): string {
	const known = STATUSES.find(({ value }) => value === status);
	return known?.name ?? readFilledText(status) ?? 'Status changed';
}
