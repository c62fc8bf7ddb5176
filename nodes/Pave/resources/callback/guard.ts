import type { IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { Limiter } from '../../../shared/limiter';
import { isPublishedTrigger } from '../../../shared/registration/ownTrigger';
import type { PaveCallback } from '../../api';
import { paveVendor } from '../../trigger/vendor';
import { nameOf } from './theEvent';

const turns = new WeakMap<IExecuteFunctions, Limiter>();

/** Items that name the same event must not each see "none yet": what looks first and then writes goes one by one. */
export async function oneAtATime<T>(
	context: IExecuteFunctions,
	work: () => Promise<T>,
): Promise<T> {
	const turn = turns.get(context) ?? new Limiter(1);
	turns.set(context, turn);
	return await turn.run(work);
}

/**
 * A published trigger keeps its own callback: changed here, the workflow would no longer start.
 * @throws NodeOperationError where the callback belongs to a trigger of this n8n that listens, or may
 */
export async function refuseTriggers(
	context: IExecuteFunctions,
	{ event, url, headers }: Pick<PaveCallback, 'event' | 'url' | 'headers'>,
): Promise<void> {
	const tokens = Object.values(headers).map((value) => String(value).replace(/^Bearer /, ''));
	if (!(await isPublishedTrigger(context, paveVendor, { url, tokens }))) return;
	throw operationError(context.getNode(), {
		message: `${nameOf(event)} belongs to a published PAVE Trigger of this n8n`,
		description:
			'Nothing was changed. Unpublish that workflow to give the event free. If its registration was lost or changed at PAVE, use Callback > Repair.',
	});
}
