import type { IExecuteFunctions } from 'n8n-workflow';

import { onThrottled } from '../http/throttling';
import { AdaptiveLimiter, Limiter } from '../limiter';
import { FIRST, MOST } from './concurrency';

/**
 * What the node's input items go through: as many at a time as its `options.concurrency` says, brought into its limits;
 * without it, as many as the other side takes without refusing.
 */
export function limiterFor(context: IExecuteFunctions): Limiter {
	const { concurrency } = context.getNodeParameter('options', 0, {});
	const wanted = Math.floor(Number(concurrency ?? NaN));
	if (Number.isFinite(wanted)) {
		return new Limiter(Math.min(MOST, Math.max(1, wanted)));
	}
	const limiter = new AdaptiveLimiter(FIRST, MOST);
	onThrottled(context, () => limiter.slowDown());
	return limiter;
}
