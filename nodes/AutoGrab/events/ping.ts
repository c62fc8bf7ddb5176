import { bodyFields, recordFields } from '../../shared/events/fields';
import { readObject, readText } from '../../shared/json';
import type { EventDefinition, Zod } from '../../shared/events/types';

/** AutoGrab API, section "ping": sent only when asked for, so nobody can subscribe to it. */
export const ping = {
	name: 'ping' as const,
	displayName: 'Ping',
	description: 'When somebody tests the webhook with a ping',
	selectable: false,
	schema(z: Zod) {
		const { key, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('ping'),
			data: z.looseObject({ webhook_id: key, at: text }),
		});
	},
	recordSchema(z: Zod) {
		const { envelope, text } = recordFields(z);
		return z.looseObject({
			event: z.literal('ping'),
			...envelope,
			webhook_id: text,
			at: text,
		});
	},
	sample: {
		event: 'ping',
		data: { webhook_id: '3f1c9d52-7a64-4c0e-9b1d-2e58f7a0c611', at: '2025-05-06T09:30:12.004Z' },
	},
	occurredAt: (body) => readText(readObject(body.data).at),
	simplify(body) {
		const data = readObject(body.data);
		return { ...data, webhook_id: readText(data.webhook_id), at: readText(data.at) };
	},
} satisfies EventDefinition;
