import type { IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { runExclusive } from '../../../shared/mutex';
import { isPublishedTrigger } from '../../../shared/registration/ownTrigger';
import type { PaveCallback } from '../../api';
import { paveVendor } from '../../trigger/paveVendor';
import { nameOf } from './theEvent';

/** Items that name the same event must not each see "none yet": what looks first and then writes goes one by one. */
export async function oneAtATime<T>(
	context: IExecuteFunctions,
	work: () => Promise<T>,
): Promise<T> {
	return await runExclusive(`callbacks ${context.getExecutionId()} ${context.getNode().id}`, work);
}

/**
 * A published trigger keeps its own callback: changed here, the workflow would no longer start.
 * @throws NodeOperationError if the callback belongs to a trigger of this n8n that listens, or may
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
			'Nothing was changed. Unpublish that workflow to give the event free. If nobody uses it any more, use Callback > Give Back; if it was lost or changed at PAVE, Callback > Repair.',
	});
}
