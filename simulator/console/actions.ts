import { AUTOGRAB_ACTIONS } from './autoGrabActions';
import { COMMON_ACTIONS } from './commonActions';
import { PAVE_ACTIONS } from './paveActions';
import type { ConsoleSources } from './types';
import type { Action, ActionInput } from './action';

export type { Action, ActionField, ActionInput } from './action';

/** Everything that can be done on the page. */
export const ACTIONS: readonly Action[] = [...PAVE_ACTIONS, ...AUTOGRAB_ACTIONS, ...COMMON_ACTIONS];

/**
 * Does one thing.
 *
 * @param given values by field name; what is missing takes the field's default
 * @returns what happened, in one sentence
 * @throws with what to do, if the action or a value is not there
 */
export async function runAction(
	sources: ConsoleSources,
	key: string,
	given: ActionInput,
): Promise<string> {
	const action = ACTIONS.find((candidate) => candidate.key === key);
	if (!action) throw new Error(`The console has no action "${key}". GET /api/actions lists them.`);
	const input: ActionInput = {};
	for (const field of action.fields) {
		const value = given[field.name] ?? field.default ?? '';
		if (value === '' && !field.optional)
			throw new Error(`"${action.label}" needs: ${field.label}.`);
		input[field.name] = value;
	}
	return await action.run(sources, input);
}
