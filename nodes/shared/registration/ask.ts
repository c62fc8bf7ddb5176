import {
	jsonParse,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
} from 'n8n-workflow';
import { requestCapped } from '../http';
import { readFilledText, readObject } from '../json';

import type { Session } from '../trigger/vendor';

/** Longer than a trigger may take to look its credential up again. */
const ANSWER_MS = 10_000;

export interface Reply {
	status: number;
	/** The workflow that a trigger of ours belongs to, if it was asked with its token. */
	workflowId?: string;
}

/**
 * Asks an address with no event at all, which starts nothing: a published trigger of ours says 401 without its token,
 * and 400 with it.
 *
 * @throws what n8n's HTTP client throws if no answer comes
 */
export async function askAddress(
	context: IHookFunctions | IExecuteFunctions,
	url: string,
	headers: IDataObject = {},
): Promise<Reply> {
	const { status, text } = await requestCapped(context, {
		method: 'POST',
		url,
		headers: { ...headers, 'Content-Type': 'application/json' },
		body: '[]',
		timeoutMs: ANSWER_MS,
	});
	const answer = readObject(jsonParse<unknown>(text, { fallbackValue: null }));
	return { status, workflowId: readFilledText(answer.workflow_id) ?? undefined };
}

/** Whether this very node answers at its address as published (or as listening, for a test). */
export async function publishedAt({ context, vendor, targets }: Session): Promise<boolean> {
	const [target] = targets;
	if (!target) return false;
	try {
		const { status } = await askAddress(context, target.url, vendor.deliveryHeaders(target));
		return status === 400;
	} catch (error) {
		context.logger.debug(`No answer from this n8n's own address: ${String(error)}`);
		return false;
	}
}
