import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { captureUrl, createSession } from '../../api';
import { readSessionBody } from './body';

function readBody(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const body = readSessionBody(context, itemIndex);
	const sms = body.sms as IDataObject | undefined;
	if (!sms || sms.to) return body;
	throw operationError(context.getNode(), {
		message: 'SMS To is empty',
		description:
			'To have PAVE text the link, fill in the phone number of the customer under SMS. Remove the SMS fields to send the link yourself.',
	});
}

export function check(context: IExecuteFunctions, itemIndex: number): void {
	readBody(context, itemIndex);
}

/** Older accounts get no `capture_url`; the link follows from the account name then. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const session = await createSession(context, readBody(context, itemIndex));
	const key = String(session.session_key ?? '');
	if (session.capture_url || key === '') return session;
	return { ...session, capture_url: await captureUrl(context, key) };
}

export const nameDone = (_: IExecuteFunctions, __: number, json: IDataObject) =>
	String(json.session_key ?? '');
