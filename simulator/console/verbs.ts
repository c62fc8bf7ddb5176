import { AUTOGRAB_VERBS } from './autoGrabVerbs';
import { COMMON_VERBS } from './commonVerbs';
import { PAVE_VERBS } from './paveVerbs';
import type { ConsoleSources } from './types';
import type { Verb, VerbInput } from './verb';

export type { Verb, VerbField, VerbInput } from './verb';

/** Everything that can be done on the page. */
export const VERBS: readonly Verb[] = [...PAVE_VERBS, ...AUTOGRAB_VERBS, ...COMMON_VERBS];

/**
 * Does one thing.
 *
 * @param given values by field name; what is missing takes the field's default
 * @returns what happened, in one sentence
 * @throws with what to do, where the verb or a value is not there
 */
export async function runVerb(
	sources: ConsoleSources,
	name: string,
	given: VerbInput,
): Promise<string> {
	const verb = VERBS.find((candidate) => candidate.name === name);
	if (!verb) throw new Error(`There is no "${name}". "help" lists what there is.`);
	const input: VerbInput = {};
	for (const field of verb.fields) {
		const value = given[field.name] ?? field.default ?? '';
		if (value === '' && !field.optional) throw new Error(`"${name}" needs: ${field.label}.`);
		input[field.name] = value;
	}
	return await verb.run(sources, input);
}
