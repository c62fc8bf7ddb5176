import type { IDataObject } from 'n8n-workflow';
import type { infer as Infer, ZodArray, ZodNullable, ZodNumber, ZodString, ZodType } from 'zod/v4';

import { fromJson, isObject, readObject, readText, readTimeText } from '../json';
import { e164 } from '../phone';
import { readNumber } from '../readers/amount';
import { dayOf, fittingLines } from '../words';
import type { View, Zod } from './types';

/** One fact of a simplified record: what it may be, and where a body has it. */
export interface Fact<Schema extends ZodType = ZodType> {
	schema(z: Zod): Schema;
	/** Null if the body does not say; whatever the body holds, it never throws. */
	read(body: IDataObject, view: View): Infer<Schema>;
}

/** Names of fields from the outside in, with dots (`data.customer.id`), or a function that looks. */
export type Source = string | ((body: IDataObject) => unknown);

/**
 * A fact that is text; numbers become their digits, everything else null.
 *
 * Text even if sent as a number: an id of 16 digits does not survive a spreadsheet otherwise.
 */
export function text(source: Source): Fact<ZodNullable<ZodString>> {
	return fact(
		(z) => z.string().nullable(),
		(body) => readText(found(source, body)),
	);
}

/** A fact that is a number, also if sent as text such as "100,945"; everything else is null. */
export function number(source: Source): Fact<ZodNullable<ZodNumber>> {
	return fact(
		(z) => z.number().nullable(),
		(body) => readNumber(found(source, body)),
	);
}

/** A fact that is a point in time, as delivered; a count since 1970 becomes ISO text. */
export function time(source: Source): Fact<ZodNullable<ZodString>> {
	return fact(
		(z) => z.string().nullable(),
		(body) => readTimeText(found(source, body)),
	);
}

/** A text that is there in every record, whatever the body holds: a title, a name for a CRM. */
export function words(read: (body: IDataObject) => string): Fact<ZodString> {
	return fact((z) => z.string(), read);
}

/** A telephone number in E.164; null if none of the country in view can be made of it. */
export function phone(source: Source): Fact<ZodNullable<ZodString>> {
	return fact(
		(z) => z.string().nullable(),
		(body, { country }) => e164(readText(found(source, body)), country),
	);
}

/** The day of a time stamp, as it is written there. */
export function day(source: Source): Fact<ZodNullable<ZodString>> {
	return text((body) => dayOf(readTimeText(found(source, body))));
}

/** A list of texts. */
export function texts(
	read: (body: IDataObject) => string[] | null,
): Fact<ZodNullable<ZodArray<ZodString>>> {
	return fact((z) => z.array(z.string()).nullable(), read);
}

/** A list as text, one entry per line: most fields of CRMs take no list. */
export function lines(
	read: (body: IDataObject) => readonly string[] | null,
): Fact<ZodNullable<ZodString>> {
	return text((body) => fittingLines(read(body) ?? []));
}

/** An object whose fields are the customer's own. */
export function free(source: Source) {
	return fact(
		(z) => z.looseObject({}).nullable(),
		(body) => {
			const value = fromJson(found(source, body));
			return isObject(value) ? value : null;
		},
	);
}

/** A fact of any other kind; `schema` has to allow null, unless the fact is always there. */
export function fact<Schema extends ZodType>(
	schema: (z: Zod) => Schema,
	read: (body: IDataObject, view: View) => Infer<Schema>,
): Fact<Schema> {
	return { schema, read };
}

function found(source: Source, body: IDataObject): unknown {
	if (typeof source === 'function') return source(body);
	return source
		.split('.')
		.reduce<unknown>(
			(value, name) =>
				Object.hasOwn(readObject(value), name) ? readObject(value)[name] : undefined,
			body,
		);
}
