import type { Zod } from './types';

/**
 * Building blocks for body schemas. They check the kind of a value, not its form: a new status, an
 * odd date or a number sent as text must not turn a good delivery into one that "does not fit".
 */
export function bodyFields(z: Zod) {
	const numeric = z.union([z.number(), z.string()]);
	return {
		/** Text that has to be there. */
		key: z.string(),
		/** Text that may be null or missing. */
		text: z.string().nullish(),
		/** A number, or one written as text, that has to be there. */
		numeric,
		/** The same, but it may be null or missing. */
		number: numeric.nullish(),
		/** Text that some servers send as a number; it may be null or missing. */
		code: numeric.nullish(),
		/** An object whose fields are the customer's own; some servers send an empty one as a list. */
		free: z.union([z.looseObject({}), z.tuple([])]).nullish(),
	};
}
