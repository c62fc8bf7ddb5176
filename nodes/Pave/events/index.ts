import type { BodyOf, EventCatalogue, RecordOf } from '../../shared/events/types';
import { noteInsert } from './noteInsert';
import { sessionComplete } from './sessionComplete';
import { smsProcess } from './smsProcess';
import { stageChange } from './stageChange';
import { statusChange } from './statusChange';

const events = [noteInsert, stageChange, sessionComplete, smsProcess, statusChange] as const;

/** Everything PAVE sends, declared once. */
export const paveEvents: EventCatalogue = {
	events,
	ownFields: [
		'_validation',
		'description',
		'event',
		'inspection',
		'location',
		'message',
		'name',
		'phone',
		'photo_code',
		'photo_label',
		'photo_status',
		'photo_url',
		'photos',
		'session',
		'session_key',
		'status',
		'timestamp',
		'title',
		'user',
		'vehicle',
	],
};

type PaveEvent = (typeof events)[number];

/** The names PAVE gives its events. */
export type PaveEventName = PaveEvent['name'];

/** The body of one event as delivered; without a name, of any of them. */
export type PaveEventBody<Name extends PaveEventName = PaveEventName> = BodyOf<
	Extract<PaveEvent, { name: Name }>
>;

/** The simplified record of one event; without a name, of any of them. */
export type PaveEventRecord<Name extends PaveEventName = PaveEventName> = RecordOf<
	Extract<PaveEvent, { name: Name }>
>;
