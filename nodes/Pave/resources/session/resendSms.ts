import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation, readPhone } from '../../../shared/actions';
import { resendSms } from '../../api';
import { readSessionKey, sessionKeyField } from '../sessionKey';

export const description = forOperation('session', 'resendSms', [
	sessionKeyField,
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		placeholder: 'e.g. +16475550143',
		description: 'Send to this number instead of the one of the session. Leave empty to keep it.',
	},
	{
		displayName:
			'PAVE sends the link again only once per session, within 7 days, and while the inspection is not finished. Not every PAVE account has this.',
		name: 'resendNotice',
		type: 'notice',
		default: '',
	},
]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const phone = readPhone(ctx, ctx.getNodeParameter('phone', itemIndex, ''), 'Phone');
	return await resendSms(ctx, readSessionKey(ctx, itemIndex), phone);
}
