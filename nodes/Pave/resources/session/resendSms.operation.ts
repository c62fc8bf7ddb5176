import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { fieldValue } from '../../../shared/actions';
import { readPhone } from '../../../shared/readers/phone';
import { resendSms } from '../../api';
import { readSessionKey } from '../sessionKey';

const readNumber = (context: IExecuteFunctions, itemIndex: number) =>
	fieldValue(context, 'Phone', readPhone(context.getNodeParameter('phone', itemIndex, ''))) ?? '';

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
