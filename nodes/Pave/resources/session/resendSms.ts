import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readPhone } from '../../../shared/actions';
import { resendSms } from '../../api';
import { readSessionKey } from '../sessionKey';

const readNumber = (context: IExecuteFunctions, itemIndex: number) =>
	readPhone(context, context.getNodeParameter('phone', itemIndex, ''), 'Phone');

export const effect = 'texts';

export function check(context: IExecuteFunctions, itemIndex: number): void {
	readSessionKey(context, itemIndex);
	readNumber(context, itemIndex);
}

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const phone = readNumber(context, itemIndex);
	return await resendSms(context, readSessionKey(context, itemIndex), phone);
}

export const nameDone = readSessionKey;
