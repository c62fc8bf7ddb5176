import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { apiError } from './apiError';
import { UNREADABLE } from './isTransient';

/** Marks errors after which nobody knows whether the other side did what was asked. */
const UNCLEAR = 'unclear';

/** What to do after a call that must not simply be repeated, when it is not known whether it had an effect. */
export function unclear({ name }: { readonly name: string }): string {
	return `It is not known whether ${name} did what was asked. Look there before you run this again, so that it is not done twice.`;
}

/** The same for answers that leave it open: a fault of the server, or of something on the way. */
export function unclearOutcome(service: {
	readonly name: string;
}): Partial<Record<number, string>> {
	const text = unclear(service);
	return { 500: text, 502: text, 504: text };
}

/** Marks the error of a call that must not be made twice: nobody knows whether it had an effect. */
export function markUnclear<T extends NodeApiError>(error: T): T {
	error.context[UNCLEAR] = true;
	return error;
}

/**
 * As {@link markUnclear}, if the answer leaves it open: a success that cannot be read, "time is up", and every fault of
 * a server but a 503 in the vendor's own form.
 */
export function markIfUnclear<T extends NodeApiError>(error: T): T {
	const status = Number(error.httpCode ?? 0);
	const unreadable = error.context[UNREADABLE] === true;
	const refused = status === 503 ? !unreadable : status >= 300 && status < 500 && status !== 408;
	return refused || (status < 300 && !unreadable) ? error : markUnclear(error);
}

/** Whether the call may have had an effect. What nobody foresaw may have happened after the call, so it counts, too. */
export function isUnclear(error: unknown): boolean {
	if (error instanceof NodeApiError) return error.context[UNCLEAR] === true;
	return !(error instanceof NodeOperationError);
}

/** The error of a step that an earlier try of the node left unclear, for a try that does not do it again. */
export function stillUnclear(
	node: INode,
	{ message, description }: { message: string; description: string },
): NodeApiError {
	const next = `${description} Retry On Fail did not send it again.`.trim();
	return markUnclear(apiError(node, undefined, { message, description: next }));
}
