import type { IDataObject } from 'n8n-workflow';
import type { infer as Infer, ZodType } from 'zod/v4';

/** The schema library as a value: a schema gets it as an argument, so that no file loads it at start. */
export type Zod = typeof import('zod/v4');

/** What a record is made for. */
export interface View {
	/** Two letters; telephone numbers without a calling code are taken for ones of this country. */
	country?: string;
	/** The fields that are wanted; without it, all. */
	wanted?: ReadonlySet<string>;
}

/** A choice the user may narrow one event down by, such as "only rejected photos". */
export interface EventFilter {
	/** Name of the trigger option that holds the ticked values. */
	option: string;
	displayName: string;
	description: string;
	/**
	 * What the user can tick; a delivered value that is not listed here always passes. Without it the user types the
	 * values, and what is not typed does not pass.
	 */
	values?: ReadonlyArray<{ name: string; value: string }>;
	/** The value a body is judged by; whatever the body holds, it never throws. */
	read(body: IDataObject): unknown;
}

/** One event of a vendor, declared once; dropdowns, validation, types, samples and docs all read it. */
export interface EventDefinition {
	/** The vendor's own name of the event. */
	name: string;
	/** What the user sees in the dropdown, with a sentence on when the event happens. */
	displayName: string;
	description: string;
	/** Other names the vendor may deliver the same event under. */
	aliases?: readonly string[];
	/** Whether a user can subscribe to it. */
	selectable: boolean;
	/** What the contract proves about the body as delivered: open objects, numbers may be text. */
	schema(z: Zod): ZodType;
	/** The whole simplified record, with `event`, `event_id` and `occurred_at`. */
	recordSchema(z: Zod): ZodType;
	/** A realistic body with made-up values, exactly as it would be delivered. */
	sample: IDataObject;
	/** When it happened, as the vendor wrote it; null if the body does not say. */
	occurredAt(body: IDataObject): string | null;
	/** The field of the record that says what the event is about; without it there is no record. */
	about: string;
	/** Names of the record's fields, in its order, `event`, `event_id` and `occurred_at` among them. */
	fields: readonly string[];
	/** The flat record without `event`, `event_id` and `occurred_at`; missing facts are null. */
	simplify(body: IDataObject, view?: View): IDataObject;
	filter?: EventFilter;
}

/** The body of an event as delivered. */
export type BodyOf<Event extends EventDefinition> = Infer<ReturnType<Event['schema']>>;

/** The simplified record of an event. */
export type RecordOf<Event extends EventDefinition> = Infer<ReturnType<Event['recordSchema']>>;

/** All events of one vendor. */
export interface EventCatalogue {
	events: readonly EventDefinition[];
	/** The vendor's own top-level field names, which a custom attribute must not take. */
	ownFields: readonly string[];
}
