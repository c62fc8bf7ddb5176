import { bodyFields, recordFields } from '../../shared/events/fields';
import { readText } from '../../shared/json';
import type { EventDefinition, Zod } from '../../shared/events/types';

/** PAVE API, section "SESSION:STATUS_CHANGE": the inspection moved on to its next step. */
export const statusChange = {
	name: 'SESSION:STATUS_CHANGE' as const,
	displayName: 'Status Changed',
	description:
		'When an inspection moved on: started, photos being taken, photos passed quality control, or the inspection is complete and the condition report is being generated',
	selectable: true,
	schema(z: Zod) {
		const { key, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('SESSION:STATUS_CHANGE'),
			session_key: key,
			// Open on purpose: the vendor's pages name statuses that its list does not have.
			status: key,
			timestamp: text,
		});
	},
	recordSchema(z: Zod) {
		const { envelope, text } = recordFields(z);
		return z.object({
			event: z.literal('SESSION:STATUS_CHANGE'),
			...envelope,
			session_key: text,
			status: text,
		});
	},
	sample: {
		session_key: 'DMO-7KQ2ZB9XW4',
		event: 'SESSION:STATUS_CHANGE',
		status: 'STARTED',
		timestamp: '2024-03-11T10:10:02-05:00',
	},
	occurredAt: (body) => readText(body.timestamp),
	simplify: (body) => ({
		session_key: readText(body.session_key),
		status: readText(body.status),
	}),
	filter: {
		option: 'sessionStatuses',
		displayName: 'Only These Statuses',
		description:
			'Start the workflow only when an inspection reaches these statuses. Affects only Status Changed. Leave empty for all. A completed inspection is always let through.',
		values: [
			{ name: 'Condition Report Being Generated', value: 'CONFIRM' },
			{ name: 'Photos Being Taken', value: 'PROCESS' },
			{ name: 'Photos Passed Quality Control', value: 'QC_PASSED' },
			{ name: 'Started', value: 'STARTED' },
		],
		read: (body) => body.status,
	},
} satisfies EventDefinition;
