import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readPhone } from '../../../shared/actions';
import { resendSms } from '../../api';
import { readSessionKey } from '../sessionKey';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const phone = readPhone(ctx, ctx.getNodeParameter('phone', itemIndex, ''), 'Phone');
	return await resendSms(ctx, readSessionKey(ctx, itemIndex), phone);
}
