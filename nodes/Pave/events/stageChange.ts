import { bodyFields, recordFields } from '../../shared/events/fields';
import { readNumber, readText } from '../../shared/json';
import type { EventDefinition, Zod } from '../../shared/events/types';

/** PAVE API, section "SESSION:STAGE_CHANGE": one captured photo was accepted or rejected. */
export const stageChange = {
	name: 'SESSION:STAGE_CHANGE' as const,
	displayName: 'Photo Processed',
	description: 'When PAVE accepted or rejected one of the photos of an inspection',
	selectable: true,
	schema(z: Zod) {
		const { key, code, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('SESSION:STAGE_CHANGE'),
			session_key: key,
			photo_code: code,
			photo_label: text,
			photo_url: text,
			photo_status: key,
			message: text,
			timestamp: text,
		});
	},
	recordSchema(z: Zod) {
		const { envelope, number, text } = recordFields(z);
		return z.object({
			event: z.literal('SESSION:STAGE_CHANGE'),
			...envelope,
			session_key: text,
			photo_code: number,
			photo_label: text,
			photo_url: text,
			photo_status: text,
			message: text,
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
	occurredAt: (body) => readText(body.timestamp),
	simplify: (body) => ({
		session_key: readText(body.session_key),
		photo_code: readNumber(body.photo_code),
		photo_label: readText(body.photo_label),
		photo_url: readText(body.photo_url),
		photo_status: readText(body.photo_status),
		message: readText(body.message),
	}),
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
} satisfies EventDefinition;
