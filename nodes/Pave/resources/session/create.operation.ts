import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { fieldValue, requireField } from '../../../shared/actions';
import { operationError } from '../../../shared/errors';
import { readObject } from '../../../shared/json';
import { readPhone } from '../../../shared/readers/phone';
import { readSwitch } from '../../../shared/readers/switch';
import { readPlain } from '../../../shared/readers/text';
import { createSession } from '../../api';
import { readSessionBody } from './body';
import { presentSession } from './present';

export const effect = 'texts';

export function check(context: IExecuteFunctions, itemIndex: number): void {
	readBody(context, itemIndex);
}

/** Older accounts get no `capture_url`; the link follows from the account name then. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const session = await createSession(context, readBody(context, itemIndex));
	return await presentSession(context, itemIndex, session);
}

export const nameDone = (_: IExecuteFunctions, __: number, json: IDataObject) =>
	String(json.session_key ?? '');

function readBody(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const body = readSessionBody(context, itemIndex);
	const sms = { ...readTextLink(context, itemIndex, body), ...readObject(body.sms) };
	if (Object.keys(sms).length === 0) return body;
	if (sms.to) return { ...body, sms };
	throw operationError(context.getNode(), {
		message: 'Phone is empty',
		description:
			'To have PAVE text the link, turn on Text the Link to the Customer and fill in Phone. Remove the SMS fields to send the link yourself.',
	});
}

/** The switch at the top; PAVE wants no name if the session has a contact (pave-api.md 5.1). */
function readTextLink(
	context: IExecuteFunctions,
	itemIndex: number,
	{ session, sms }: IDataObject,
): IDataObject {
	const wanted = readSwitch(context.getNodeParameter('textLink', itemIndex, false));
	if (fieldValue(context, 'Text the Link to the Customer', wanted) !== true) return {};
	const given = context.getNodeParameter('phone', itemIndex, '') || readObject(sms).to;
	const to = requireField(context, 'Phone', readPhone(given));
	const recipient = readPlain(context.getNodeParameter('recipientName', itemIndex, ''));
	const name = fieldValue(context, 'Recipient Name', recipient);
	return name === undefined || readObject(session).contact ? { to } : { to, to_name: name };
}
