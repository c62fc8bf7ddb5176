import type { IDataObject } from 'n8n-workflow';
import type { ZodType } from 'zod/v4';

import { readableProblems } from './problems';
import type { EventDefinition } from './types';
import { loadZod } from './zod';

/** Built at an event's first delivery and kept: building a schema costs far more than using it. */
const schemas = new WeakMap<EventDefinition, ZodType>();

async function schemaOf(definition: EventDefinition): Promise<ZodType> {
	const known = schemas.get(definition);
	if (known !== undefined) return known;
	const schema = definition.schema(await loadZod());
	schemas.set(definition, schema);
	return schema;
}

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
