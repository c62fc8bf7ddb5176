import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { requireText } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import type { NewWebhook } from '../../api';
import { readRegion } from '../region';
import { refuseTriggerUrl } from './guard';
import { readEndpoint, readHeaders, readSomeEvents } from './readers';
import { addWebhook } from './store';

export const effect = 'creates';

export const check = readWanted;

export const nameDone = (_: IExecuteFunctions, __: number, { id }: IDataObject) => String(id ?? '');

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const wanted = await readWanted(context, itemIndex);
	await refuseTriggerUrl(context, wanted.endpoint, 'Send Events To');
	return mask({ ...(await addWebhook(context, wanted)) });
}

async function readWanted(context: IExecuteFunctions, itemIndex: number): Promise<NewWebhook> {
	const headers = readHeaders(context, itemIndex);
	return {
		name: requireText(context, context.getNodeParameter('name', itemIndex), 'Name'),
		endpoint: readEndpoint(context, context.getNodeParameter('endpoint', itemIndex)),
		events: readSomeEvents(context, itemIndex),
		format: 'json',
		region: await readRegion(context, itemIndex),
		...(headers.length > 0 && { headers }),
	};
}
