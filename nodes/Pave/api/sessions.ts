import type { IDataObject } from 'n8n-workflow';

import { vendorMessage } from '../../shared/errors';
import { pathTo, type RequestContext } from '../../shared/http';
import { readObject } from '../../shared/json';
import { isNotFound, isOk, paveAnswer, paveError, paveRequest } from './request';

/** The answer to "give me the results": either they are there, or PAVE says they are not yet. */
export type SessionResults = { ready: true; body: IDataObject } | { ready: false; message: string };

const NOT_FOUND = {
	404: 'Check the session key, and that the session belongs to the API key of this credential.',
};

/** Creates a session (pave-api.md 5.1). Repeated only when PAVE said that it did nothing. */
export async function createSession(
	context: RequestContext,
	body: IDataObject,
): Promise<IDataObject> {
	return readObject(
		await paveRequest(context, {
			method: 'POST',
			path: '/v1/sessions',
			body,
			repeatable: 'refused',
		}),
	);
}

export async function getSession(context: RequestContext, key: string): Promise<IDataObject> {
	return readObject(
		await paveRequest(context, { method: 'GET', path: sessionPath(context, key) }, NOT_FOUND),
	);
}

/** As {@link getSession}; undefined if PAVE has no such session. */
export async function findSession(
	context: RequestContext,
	key: string,
): Promise<IDataObject | undefined> {
	const response = await paveAnswer(context, { method: 'GET', path: sessionPath(context, key) });
	if (isNotFound(response)) return undefined;
	if (!isOk(response)) throw paveError(context, response, NOT_FOUND);
	return readObject(response.body);
}

/** Changes what the rules of pave-api.md 5.6 allow at the session's status. */
export async function updateSession(
	context: RequestContext,
	key: string,
	body: IDataObject,
): Promise<IDataObject> {
	return readObject(
		await paveRequest(
			context,
			{ method: 'PUT', path: sessionPath(context, key), body },
			{
				...NOT_FOUND,
				400: 'Most fields can be changed only until the customer starts the inspection. Look at the status of the session first.',
			},
		),
	);
}

/** Deletes a session that nobody has started. Gone already, after an answer that got lost, is done. */
export async function deleteSession(context: RequestContext, key: string): Promise<void> {
	const response = await paveAnswer(context, { method: 'DELETE', path: sessionPath(context, key) });
	if (isOk(response) || (response.maybeDone && isNotFound(response))) return;
	throw paveError(context, response, {
		...NOT_FOUND,
		400: 'PAVE deletes a session only while nobody has started it (status IDLE). Let it finish or expire instead.',
	});
}

/** The photos so far, one object each (pave-api.md 5.3); works while the inspection runs. */
export async function getSessionPhotos(
	context: RequestContext,
	key: string,
): Promise<IDataObject[]> {
	const path = `${sessionPath(context, key)}/photos`;
	return asList(await paveRequest(context, { method: 'GET', path }, NOT_FOUND));
}

/** The notes of a session. Their shape is not documented: a list is split, anything else is one note. */
export async function getSessionNotes(
	context: RequestContext,
	key: string,
): Promise<IDataObject[]> {
	const path = `${sessionPath(context, key)}/notes`;
	return asList(await paveRequest(context, { method: 'GET', path }, NOT_FOUND));
}

/**
 * The results of a completed session (pave-api.md 5.5). "Not yet" is an answer, whatever its status:
 * the status of that message is not documented.
 */
export async function getSessionResults(
	context: RequestContext,
	key: string,
): Promise<SessionResults> {
	const response = await paveAnswer(context, {
		method: 'GET',
		path: `${sessionPath(context, key)}/results`,
	});
	const words = vendorMessage(response.body);
	const refused = [401, 403, 429].includes(response.status) || response.status >= 500;
	if (!refused && words && /not\s+(yet\s+)?completed/i.test(words)) {
		return { ready: false, message: words };
	}
	if (!isOk(response)) throw paveError(context, response, NOT_FOUND);
	const body = readObject(response.body);
	if (typeof body.session !== 'object' || body.session === null) {
		return { ready: false, message: words ?? 'PAVE sent no results yet.' };
	}
	return { ready: true, body };
}

/** Sends the capture link once more (pave-api.md 8); `phone` replaces the stored number. */
export async function resendSms(
	context: RequestContext,
	key: string,
	phone?: string,
): Promise<IDataObject> {
	return readObject(
		await paveRequest(
			context,
			{
				method: 'POST',
				path: pathTo(context, '/v2/capture/sessions/{}/resend', key),
				body: phone ? { phone } : undefined,
				repeatable: 'refused',
			},
			{
				...NOT_FOUND,
				400: 'PAVE sends the link again once per session, within 7 days, and only while the inspection is not finished. Create a new session instead.',
			},
		),
	);
}

function sessionPath(context: RequestContext, key: string): string {
	return pathTo(context, '/v1/sessions/{}', key);
}

function asList(body: unknown): IDataObject[] {
	const inner = Array.isArray(body) ? body : (body as { data?: unknown } | null)?.data;
	if (Array.isArray(inner)) return inner.map((entry: unknown) => readObject(entry));
	const single = readObject(body);
	return Object.keys(single).length > 0 ? [single] : [];
}
