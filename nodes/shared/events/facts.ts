import type { IDataObject } from 'n8n-workflow';
import type { infer as Infer, ZodNullable, ZodNumber, ZodString, ZodType } from 'zod/v4';

import { readObject, readText, readTimeText } from '../json';
import { readNumber } from '../readers/amount';
import type { Zod } from './types';

/** One fact of a simplified record: what it may be, and where a body has it. */
export interface Fact<Schema extends ZodType = ZodType> {
	schema(z: Zod): Schema;
	/** Null where the body does not say; whatever the body holds, it never throws. */
	read(body: IDataObject): Infer<Schema>;
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

/** A fact of any other kind; `schema` has to allow null. */
export function fact<Schema extends ZodType>(
	schema: (z: Zod) => Schema,
	read: (body: IDataObject) => Infer<Schema>,
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
