import { NodeOperationError, sleep } from 'n8n-workflow';

import type { RequestContext } from './types';

/** The signal of the running execution; contexts outside an execution have none. */
export function cancelSignal(context: RequestContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** @throws NodeOperationError when the execution was cancelled */
export function throwIfCancelled(context: RequestContext): void {
	if (cancelSignal(context)?.aborted) {
		throw new NodeOperationError(context.getNode(), 'The execution was cancelled', {
			description: 'Nothing more was sent after that.',
		});
	}
}

/** A sleep cannot be called off, so a long wait is many short ones. */
const SLICE = 500;

/**
 * Waits `ms` milliseconds, or until the execution is cancelled.
 * @throws NodeOperationError when the execution was cancelled
 */
export async function wait(context: RequestContext, ms: number): Promise<void> {
	const signal = cancelSignal(context);
	if (!signal) return await sleep(ms);
	throwIfCancelled(context);
	let stop = () => {};
	const cancelled = new Promise<void>((resolve) => {
		stop = resolve;
		signal.addEventListener('abort', stop, { once: true });
	});
	for (let left = ms; left > 0 && !signal.aborted; left -= SLICE) {
		await Promise.race([sleep(Math.min(left, SLICE)), cancelled]);
	}
	signal.removeEventListener('abort', stop);
	throwIfCancelled(context);
}
