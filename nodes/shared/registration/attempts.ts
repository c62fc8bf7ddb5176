import type { IHookFunctions } from 'n8n-workflow';

/**
 * What an attempt to register means for the `delete` that n8n calls right after it has failed: nothing of it is at the
 * vendor, or something may be.
 */
export type Attempt = 'undone' | 'left';

/**
 * Attempts that have not worked, by the static data they work with. n8n calls `delete` after a failed attempt on the
 * same object; for any later unpublishing it makes a new one.
 */
const attempts = new WeakMap<object, Attempt>();

const dataOf = (context: IHookFunctions): object => context.getWorkflowStaticData('global');

/** Notes how far an attempt has come; without a note it has worked. */
export function noteAttempt(context: IHookFunctions, attempt?: Attempt): void {
	if (attempt) attempts.set(dataOf(context), attempt);
	else attempts.delete(dataOf(context));
}

/** The failed attempt that this `delete` belongs to; undefined where it ends something that worked. */
export function failedAttempt(context: IHookFunctions): Attempt | undefined {
	return attempts.get(dataOf(context));
}
