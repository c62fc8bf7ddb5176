import { defineEvent } from '../../shared/events/defineEvent';
import { text, time, words } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { readObject, readTimeText } from '../../shared/json';

/** AutoGrab API, section "ping": sent only when asked for, so nobody can subscribe to it. */
export const ping = defineEvent({
	name: 'ping',
	displayName: 'Ping',
	description: 'When somebody tests the webhook with a ping',
	selectable: false,
	schema(z) {
		const { key, object, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('ping'),
			data: object({ webhook_id: key, at: text }),
		});
	},
	sample: {
		event: 'ping',
		data: { webhook_id: '3f1c9d52-7a64-4c0e-9b1d-2e58f7a0c611', at: '2025-05-06T09:30:12.004Z' },
	},
	occurredAt: (body) => readTimeText(readObject(body.data).at),
	about: 'webhook_id',
	record: {
		title: words(() => 'Ping'),
		summary: words(() => 'AutoGrab tests the webhook'),
		webhook_id: text('data.webhook_id'),
		at: time('data.at'),
	},
	passOn: 'data',
});
