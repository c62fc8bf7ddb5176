import type { IDataObject } from 'n8n-workflow';
import type {
	infer as Infer,
	ZodLiteral,
	ZodNullable,
	ZodObject,
	ZodString,
	ZodType,
} from 'zod/v4';

import { readObject } from '../json';
import type { Fact } from './facts';
import type { EventDefinition, View, Zod } from './types';

type Facts = Record<string, Fact>;

const FIRST = ['title', 'summary'];
const ENVELOPE = { event: null, event_id: null, occurred_at: null };

/** What is told of an event; the rest of its definition follows from it. */
interface EventTold<Name extends string, Body extends ZodType, Record extends Facts>
	extends Omit<EventDefinition, 'fields' | 'recordSchema' | 'simplify'> {
	name: Name;
	about: keyof Record & string;
	schema(z: Zod): Body;
	/** The simplified record, field by field, in the order in which a user sees them. */
	record: Record;
	/** Name of the body's object whose further fields the record has as well, as they came. */
	passOn?: string;
}

type RecordSchema<Name extends string, Record extends Facts> = ZodObject<
	{
		event: ZodLiteral<Name>;
		event_id: ZodString;
		occurred_at: ZodNullable<ZodString>;
	} & { [Field in keyof Record]: ReturnType<Record[Field]['schema']> }
>;

interface Derived<Name extends string, Record extends Facts> {
	fields: string[];
	recordSchema(z: Zod): RecordSchema<Name, Record>;
	simplify(
		body: IDataObject,
		view?: View,
	): {
		[Field in keyof Record]: Infer<ReturnType<Record[Field]['schema']>>;
	};
}

/**
 * An event of the catalogue. Each fact of its record is told once, in `record`: the record's schema,
 * the simplified record and their TypeScript types follow from that table.
 */
export function defineEvent<const Name extends string, Body extends ZodType, Record extends Facts>(
	told: EventTold<Name, Body, Record>,
): EventTold<Name, Body, Record> & Derived<Name, Record> {
	const facts = Object.entries(told.record);
	const derived = {
		fields: Object.keys(inOrder<unknown>(told.record, ENVELOPE)),
		recordSchema(z: Zod) {
			const envelope = {
				event: z.literal(told.name),
				event_id: z.string(),
				occurred_at: z.string().nullable(),
			};
			const own = Object.fromEntries(facts.map(([field, { schema }]) => [field, schema(z)]));
			const shape = { ...inOrder<ZodType>(own, envelope), ...envelope };
			return told.passOn === undefined ? z.object(shape) : z.looseObject(shape);
		},
		simplify(body: IDataObject, view: View = {}) {
			const { wanted } = view;
			const record = Object.fromEntries(
				facts
					.filter(([field]) => !wanted || wanted.has(field))
					.map(([field, { read }]) => [field, read(body, view)]),
			);
			return told.passOn === undefined || wanted
				? record
				: { ...readObject(body[told.passOn]), ...record };
		},
	} as Derived<Name, Record>;
	// Into the object itself, not a copy: a sample may be a getter, which a copy would call at start.
	return Object.assign(told, derived);
}

/** The fields of a record in the order in which a person would drag them: what it is, then which event, then the rest. */
export function inOrder<Value>(
	record: Readonly<Record<string, Value>>,
	envelope: Readonly<Record<string, Value>>,
): Record<string, Value> {
	const entries = Object.entries(record);
	const first = entries.filter(([field]) => FIRST.includes(field));
	const own = Object.entries(envelope);
	// The envelope wins over fields of the same name that an event passes through. Not by spreading, which is slow.
	return Object.fromEntries([...first, ...own, ...entries, ...own]);
}
