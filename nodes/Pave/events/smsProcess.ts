import { readText } from '../../shared/json';
import { bodyFields, recordFields } from '../../shared/events/fields';
import type { EventDefinition, Zod } from '../../shared/events/types';

/** PAVE API, section "SESSION:SMS_PROCESS": what became of the text message with the capture link. */
export const smsProcess = {
	name: 'SESSION:SMS_PROCESS' as const,
	displayName: 'SMS Sent or Failed',
	description: 'When the text message with the inspection link was sent, or could not be sent',
	selectable: true,
	schema(z: Zod) {
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
	recordSchema(z: Zod) {
		const { envelope, text } = recordFields(z);
		return z.object({
			event: z.literal('SESSION:SMS_PROCESS'),
			...envelope,
			session_key: text,
			name: text,
			phone: text,
			status: text,
			message: text,
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
	occurredAt: (body) => readText(body.timestamp),
	simplify: (body) => ({
		session_key: readText(body.session_key),
		name: readText(body.name),
		phone: readText(body.phone),
		status: readText(body.status),
		message: readText(body.message),
	}),
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
} satisfies EventDefinition;
