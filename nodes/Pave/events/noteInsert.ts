import { defineEvent } from '../../shared/events/defineEvent';
import { text, words } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { readTimeText } from '../../shared/json';
import { shortSummary } from './words';

/** PAVE API, section "SESSION:NOTE_INSERT": somebody wrote a note on an inspection. */
export const noteInsert = defineEvent({
	name: 'SESSION:NOTE_INSERT',
	displayName: 'Note Added',
	description: 'When somebody added a note to an inspection',
	selectable: true,
	schema(z) {
		const { key, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('SESSION:NOTE_INSERT'),
			session_key: key,
			title: text,
			description: text,
			user: text,
			timestamp: text,
		});
	},
	sample: {
		session_key: 'DMO-7KQ2ZB9XW4',
		event: 'SESSION:NOTE_INSERT',
		timestamp: '2024-03-11T10:12:40-05:00',
		title: 'Keys received',
		description: 'Both key fobs handed over at drop-off.',
		user: 'exampleaccount',
	},
	occurredAt: (body) => readTimeText(body.timestamp),
	about: 'session_key',
	record: {
		title: text('title'),
		summary: words((body) => shortSummary(body, body.title, body.description, body.user)),
		session_key: text('session_key'),
		description: text('description'),
		user: text('user'),
	},
});
