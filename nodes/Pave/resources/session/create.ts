import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { captureUrl, createSession } from '../../api';
import { readSessionBody } from './body';

/** Older accounts get no `capture_url`; the link follows from the account name then. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = readSessionBody(ctx, itemIndex);
	const sms = body.sms as IDataObject | undefined;
	if (sms && !sms.to) {
		throw operationError(ctx.getNode(), {
			message: 'SMS To is empty',
			description:
				'To have PAVE text the link, fill in the phone number of the customer under SMS. Remove the SMS fields to send the link yourself.',
		});
	}
	const session = await createSession(ctx, body);
	const key = String(session.session_key ?? '');
	if (session.capture_url || key === '') return session;
	return { ...session, capture_url: await captureUrl(ctx, key) };
}
