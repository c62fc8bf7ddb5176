import type { IDataObject } from 'n8n-workflow';

import { defineEvent } from '../../shared/events/defineEvent';
import { text, words } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { readTimeText } from '../../shared/json';
import { shortSummary, shortTitle } from './words';

/** PAVE API, section "SESSION:SMS_PROCESS": what became of the text message with the capture link. */
export const smsProcess = defineEvent({
	name: 'SESSION:SMS_PROCESS',
	displayName: 'SMS Sent or Failed',
	description: 'When the text message with the inspection link was sent, or could not be sent',
	selectable: true,
	schema(z) {
		const { key, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('SESSION:SMS_PROCESS'),
			session_key: key,
			name: text,
			phone: text,
			status: key,
			message: text,
			timestamp: text,
		});
	},
	sample: {
		session_key: 'DMO-7KQ2ZB9XW4',
		event: 'SESSION:SMS_PROCESS',
		name: 'Alex Sample',
		phone: '647-555-0143',
		status: 'success',
		message: '',
		timestamp: '2024-03-11T10:05:05-05:00',
	},
	occurredAt: (body) => readTimeText(body.timestamp),
	about: 'session_key',
	record: {
		title: words((body) => shortTitle(happened(body), body.name ?? body.phone)),
		summary: words((body) =>
			shortSummary(body, happened(body), body.name, body.phone, body.message),
		),
		session_key: text('session_key'),
		name: text('name'),
		phone: text('phone'),
		status: text('status'),
		message: text('message'),
	},
	filter: {
		option: 'smsStatuses',
		displayName: 'Only These SMS Results',
		description:
			'Start the workflow only for these results of sending a text message. Affects only SMS Sent or Failed. Leave empty for all.',
		values: [
			{ name: 'Could Not Be Sent', value: 'error' },
			{ name: 'Sent', value: 'success' },
		],
		read: (body) => body.status,
	},
});

/** Only `success` and `error` are known; what else there may be is not taken for sent. */
function happened({ status }: IDataObject): string {
	if (status === 'success') return 'SMS sent';
	return status === 'error' ? 'SMS could not be sent' : 'SMS processed';
}
