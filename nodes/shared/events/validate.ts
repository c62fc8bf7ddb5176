import type { IDataObject } from 'n8n-workflow';
import type { ZodType } from 'zod/v4';

import { readableProblems } from './problems';
import type { EventDefinition, Zod } from './types';

let loaded: Zod | undefined;

/** Built at an event's first delivery and kept: building a schema costs far more than using it. */
const schemas = new WeakMap<EventDefinition, ZodType>();

/**
 * Where a body differs from what the vendor documents, one readable line each; empty if it fits.
 *
 * Checks only: the parsed copy is thrown away, as the item must be what the vendor sent.
 */
export async function validateBody(
	definition: EventDefinition,
	body: IDataObject,
): Promise<string[]> {
	const result = (await schemaOf(definition)).safeParse(body);
	return result.success ? [] : readableProblems(result.error.issues, body);
}

/**
 * The schema library, loaded at the first event and kept.
 *
 * Loading it costs more time and memory than all node classes together, and n8n loads those at
 * every start, so nothing may import it as a value at the top of a file. The compiler turns this
 * into `require`, which finds the copy that n8n brings along; a native import would not.
 */
async function loadZod(): Promise<Zod> {
	return (loaded ??= await import('zod/v4'));
}

async function schemaOf(definition: EventDefinition): Promise<ZodType> {
	const known = schemas.get(definition);
	if (known !== undefined) return known;
	const schema = definition.schema(await loadZod());
	schemas.set(definition, schema);
	return schema;
}
