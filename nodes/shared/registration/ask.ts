import {
	jsonParse,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
} from 'n8n-workflow';
import { requestCapped } from '../http';
import { readFilledText, readObject } from '../json';
import { hostOf } from '../trigger/addresses';
import type { Session } from '../trigger/vendor';
import { timeLeft } from './session';

/** Longer than a trigger may take to look its credential up again. */
const ANSWER_MS = 10_000;
/** Short, because n8n waits for the end of a publication. */
const NEIGHBOUR_MS = 2_000;

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
	timeoutMs = ANSWER_MS,
): Promise<Reply> {
	const { status, text } = await requestCapped(context, {
		method: 'POST',
		url,
		headers: { ...headers, 'Content-Type': 'application/json' },
		body: '[]',
		timeoutMs,
	});
	const answer = readObject(jsonParse<unknown>(text, { fallbackValue: null }));
	return { status, workflowId: readFilledText(answer.workflow_id) ?? undefined };
}

/**
 * What an address says when it is asked with the token of a trigger: `published` (or listening, for a test), `free`
 * (it is served by nobody, or not with this token), `unclear` (a server in trouble: n8n may be behind it), `silent`.
 */
export type Presence = 'published' | 'free' | 'unclear' | 'silent';

/** Asks an address whether a trigger of ours is published there. Never throws. */
export async function presenceAt(
	context: IHookFunctions | IExecuteFunctions,
	url: string,
	headers: IDataObject,
): Promise<Presence> {
	try {
		const { status } = await askAddress(context, url, headers);
		if (status === 400) return 'published';
		return status === 429 || status >= 500 ? 'unclear' : 'free';
	} catch (error) {
		context.logger.debug(`No answer from ${hostOf(url)}: ${String(error)}`);
		return 'silent';
	}
}

/**
 * Whether another workflow is published at this node's address: a copy that has the same webhook id. Needed if the
 * vendor does not keep the workflow's id with a registration. Never throws.
 */
export async function isPublishedByAnother(session: Session): Promise<boolean> {
	const { context, vendor, targets, self } = session;
	const [target] = targets;
	const ms = Math.min(NEIGHBOUR_MS, timeLeft(session));
	if (!target || ms === 0) return false;
	try {
		const headers = vendor.deliveryHeaders(target);
		const { status, workflowId } = await askAddress(context, target.url, headers, ms);
		return status === 400 && workflowId !== undefined && workflowId !== self.workflowId;
	} catch (error) {
		context.logger.debug(`No answer from ${hostOf(target.url)}: ${String(error)}`);
		return false;
	}
}

/** Whether this very node is published at its address (or listens there, for a test), as far as can be told. */
export async function maybePublished({ context, vendor, targets }: Session): Promise<boolean> {
	const [target] = targets;
	if (!target) return false;
	const presence = await presenceAt(context, target.url, vendor.deliveryHeaders(target));
	return presence === 'published' || presence === 'unclear';
}
