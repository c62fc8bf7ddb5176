import type { IDataObject } from 'n8n-workflow';

import { defineEvent } from '../../shared/events/defineEvent';
import { number, text, words } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { readFilledText, readTimeText } from '../../shared/json';
import { shortSummary, shortTitle } from './words';

/** PAVE API, section "SESSION:STAGE_CHANGE": one captured photo was accepted or rejected. */
export const stageChange = defineEvent({
	name: 'SESSION:STAGE_CHANGE',
	displayName: 'Photo Processed',
	description: 'When PAVE accepted or rejected one of the photos of an inspection',
	selectable: true,
	schema(z) {
		const { key, number, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('SESSION:STAGE_CHANGE'),
			session_key: key,
			photo_code: number,
			photo_label: text,
			photo_url: text,
			photo_status: key,
			message: text,
			timestamp: text,
		});
	},
	sample: {
		session_key: 'DMO-7KQ2ZB9XW4',
		event: 'SESSION:STAGE_CHANGE',
		photo_code: 2,
		photo_label: 'Interior',
		photo_url: 'https://cdn.example.com/sessions/DMO-7KQ2ZB9XW4/capture/02.jpg',
		photo_status: 'rejected',
		message: 'Wrong View',
		timestamp: '2024-03-11T10:10:13-05:00',
	},
	occurredAt: (body) => readTimeText(body.timestamp),
	about: 'session_key',
	record: {
		title: words((body) => shortTitle(happened(body), body.photo_label)),
		summary: words((body) => shortSummary(body, happened(body), body.photo_label, body.message)),
		session_key: text('session_key'),
		photo_code: number('photo_code'),
		photo_label: text('photo_label'),
		photo_url: text('photo_url'),
		photo_status: text('photo_status'),
		message: text('message'),
	},
	filter: {
		option: 'photoStatuses',
		displayName: 'Only These Photo Results',
		description:
			'Start the workflow only for photos with these results. Affects only Photo Processed. Leave empty for all.',
		values: [
			{ name: 'Accepted', value: 'accepted' },
			{ name: 'Rejected', value: 'rejected' },
		],
		read: (body) => body.photo_status,
	},
});

const happened = ({ photo_status: status }: IDataObject) =>
	`Photo ${readFilledText(status) ?? 'processed'}`;
