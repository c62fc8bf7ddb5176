import type { ZodRawShape, ZodType } from 'zod/v4';

import { fromJson, isObject, readTimeText } from '../json';
import { readNumber } from '../readers/amount';
import { quoted, readPlain } from '../readers/text';
import { dayOf } from '../words';
import type { Zod } from './types';

/**
 * Building blocks for body schemas. They accept what a record field can be read from: numbers as text, text as
 * numbers, objects and lists as JSON text, an empty object as a list. What they refuse is named to the user, and
 * does not keep the rest of the record from being read.
 */
export function bodyFields(z: Zod) {
	const exact = z.number().refine(isExact, 'is a number too long to be exact');
	const key = z.union([z.string(), exact], { error: 'expected string' });
	const number = z.string().refine(isNumber, {
		error: ({ input }) => `${quoted(String(input))} is not a number`,
	});
	const numeric = z.union([z.number(), number]);
	const time = key.refine(isTime, {
		error: ({ input }) => `${quoted(String(input))} is not a date`,
	});
	const object = <Shape extends ZodRawShape>(shape: Shape) =>
		z.preprocess(fromJson, z.looseObject(shape));
	const listOf = <Entry extends ZodType>(entry: Entry) =>
		z.preprocess(fromJson, z.union([z.array(entry), z.looseObject({})]).nullish());
	return {
		/** Text that has to be there. */
		key,
		/** Text that may be null or missing. */
		text: key.nullish(),
		/** A number that has to be there. */
		numeric,
		/** The same, but it may be null or missing. */
		number: numeric.nullish(),
		/** A point in time that begins with its day, which may be null or missing. */
		time: time.nullish(),
		/** An object that has to be there. */
		object,
		/** An object that may be null or missing. */
		maybe: <Shape extends ZodRawShape>(shape: Shape) =>
			z.preprocess(fromJson, z.union([z.looseObject(shape), z.tuple([])]).nullish()),
		/** A list of objects, which may be null or missing; some servers send a single one without the list. */
		list: <Shape extends ZodRawShape>(shape: Shape) => listOf(z.looseObject(shape)),
		/** The same if nothing in the objects is checked: not walking them is a tenth of the time. */
		objects: listOf(z.unknown().refine(isObject, 'expected object')),
	};
}

const isExact = (value: number) => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

const isTime = (value: string | number) =>
	dayOf(readTimeText(value)) !== null || readPlain(value) === undefined;

/** Of text without a number only a stand-in such as "N/A" says nothing. */
const isNumber = (text: string) => readNumber(text) !== null || readPlain(text) === undefined;
