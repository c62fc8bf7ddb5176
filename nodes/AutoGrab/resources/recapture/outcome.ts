import { NodeApiError } from 'n8n-workflow';
import type { NodeOperationError } from 'n8n-workflow';

import { isTransient, isUnclear } from '../../../shared/errors';
import { rowsText } from './ranges';
import type { Traceable } from './rows';

/** What became of the customers of a call that failed. */
export type Fate = 'refused' | 'unknown' | 'notSent';

/** Refused only if AutoGrab says so; not sent if nothing left this n8n. */
export function fateOf(error: unknown, cancelled: boolean): Fate {
	if (cancelled || isUnclear(error)) return 'unknown';
	return error instanceof NodeApiError && error.httpCode !== null ? 'refused' : 'notSent';
}

/** Whether the next call would fare no better, or could do harm as this one may have. */
export function isHopeless(failure: NodeApiError | NodeOperationError, fate: Fate): boolean {
	if (fate !== 'refused') return true;
	const status = 'httpCode' in failure ? (failure.httpCode ?? '') : '';
	return isTransient(failure) || /^(?:3..|401|403)$/.test(status);
}

/** Makes the failure say what became of every row; `rest` are those that will not be tried any more. */
export function describe(
	failure: NodeApiError | NodeOperationError,
	fate: Fate,
	part: readonly Traceable[],
	sent: readonly number[],
	rest: readonly Traceable[],
): void {
	const indexes = (list: readonly Traceable[]) => list.map(({ index }) => index);
	const these = rowsText(indexes(part));
	const unsent = fate === 'notSent' ? [...part, ...rest] : rest;
	const facts = [
		sent.length > 0
			? `Uploaded: ${rowsText(sent)}; do not upload them again.`
			: 'Nothing was uploaded before.',
		...(fate === 'refused' ? [`Refused: ${these}.`] : []),
		...(fate === 'unknown'
			? [`Not known whether they arrived: ${these}; look at AutoGrab before repeating them.`]
			: []),
		...(unsent.length > 0 ? [`Not sent: ${rowsText(indexes(unsent))}.`] : []),
	];
	// What else an unclear answer advises, such as to check the values, does not fit here.
	const answered = 'httpCode' in failure && failure.httpCode !== null;
	const next = fate === 'unknown' && answered ? '' : (failure.description ?? '');
	failure.message = `Upload of ${these}: ${failure.message}`;
	failure.description = [...facts, next].join(' ').trim();
}
