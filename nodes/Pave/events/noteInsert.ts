import { bodyFields, recordFields } from '../../shared/events/fields';
import { readText } from '../../shared/json';
import type { EventDefinition, Zod } from '../../shared/events/types';

/** PAVE API, section "SESSION:NOTE_INSERT": somebody wrote a note on an inspection. */
export const noteInsert = {
	name: 'SESSION:NOTE_INSERT' as const,
	displayName: 'Note Added',
	description: 'When somebody added a note to an inspection',
	selectable: true,
	schema(z: Zod) {
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
	recordSchema(z: Zod) {
		const { envelope, text } = recordFields(z);
		return z.object({
			event: z.literal('SESSION:NOTE_INSERT'),
			...envelope,
			session_key: text,
			title: text,
			description: text,
			user: text,
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
	occurredAt: (body) => readText(body.timestamp),
	simplify: (body) => ({
		session_key: readText(body.session_key),
		title: readText(body.title),
		description: readText(body.description),
		user: readText(body.user),
	}),
} satisfies EventDefinition;
