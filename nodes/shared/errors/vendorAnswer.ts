import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { apiError } from './nodeErrors';

interface Named {
	readonly name: string;
}

/** Seconds. A minute either way is not worth mentioning; the vendors that sign allow five. */
const WORTH_MENTIONING = 60;

/** Marks errors after which nobody knows whether the other side did what was asked. */
const UNCLEAR = 'unclear';

/** Stands for the host that answered, which a redirect need not name. */
const SAME_HOST = 'https://same.invalid';

/**
 * The text in which an API says why it refused: `message`, else `error`, else `error.message`; details of
 * a validation (`errors: { field: [text] }`) are appended. Undefined when the answer holds no words.
 */
export function vendorMessage(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const { message, error, errors } = body as {
		message?: unknown;
		error?: unknown;
		errors?: unknown;
	};
	const text = [message, error, (error as { message?: unknown } | null | undefined)?.message].find(
		(candidate): candidate is string => typeof candidate === 'string' && candidate.trim() !== '',
	);
	const details = detailsOf(errors).filter((detail) => !text?.includes(detail));
	return [text?.trim(), ...details].filter(Boolean).join(' ') || undefined;
}

/** What to do after a call that must not simply be repeated, if it is not known whether it had an effect. */
export function unclearOutcome({ name }: Named): string {
	return `It is not known whether ${name} did what was asked: look there before you repeat it, so that it is not done twice.`;
}

/** Marks the error of a call that must not be made twice: nobody knows whether it had an effect. */
export function markUnclear<T extends NodeApiError>(error: T): T {
	error.context[UNCLEAR] = true;
	return error;
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

/** The error for a redirect, which is never followed: the credential would go along. Names the host it points to. */
export function redirectError(
	node: INode,
	{ name }: Named,
	status: number,
	location: string | undefined,
): NodeApiError {
	return apiError(node, status, {
		message: `The Base URL does not lead to ${name} itself: it redirects to ${whereTo(location)} (${status})`,
		description: `Open the ${name} credential and correct the Base URL. n8n does not follow a redirect, because your keys would go along.`,
	});
}

/**
 * Says how far this machine's clock is off, seen from the `Date` header of an answer:
 * "This server is 7 minutes ahead of X." Undefined when it is not, or when there is no such header.
 * @param now milliseconds since 1970
 */
export function describeClockSkew(
	dateHeader: string | undefined,
	now: number,
	serviceName: string,
): string | undefined {
	const theirs = Date.parse(dateHeader ?? '');
	if (Number.isNaN(theirs)) return undefined;
	const seconds = Math.round((now - theirs) / 1000);
	if (Math.abs(seconds) < WORTH_MENTIONING) return undefined;
	const direction = seconds > 0 ? 'ahead of' : 'behind';
	return `This server is ${inWords(Math.abs(seconds))} ${direction} ${serviceName}.`;
}

function detailsOf(errors: unknown): string[] {
	if (typeof errors === 'string') return [errors];
	if (typeof errors !== 'object' || errors === null) return [];
	return Object.values(errors).flatMap((value: unknown) =>
		typeof value === 'string' ? [value] : Array.isArray(value) ? detailsOf({ ...value }) : [],
	);
}

/** Without path and query, which may hold a secret. */
function whereTo(location: string | undefined): string {
	if (!location || !URL.canParse(location, SAME_HOST)) return 'nowhere';
	const { host, origin } = new URL(location, SAME_HOST);
	return origin === SAME_HOST ? 'another path of the same host' : host;
}

function inWords(seconds: number): string {
	const minutes = Math.round(seconds / 60);
	if (minutes < 120) return `${minutes} minute${minutes === 1 ? '' : 's'}`;
	const hours = Math.round(seconds / 3600);
	return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
