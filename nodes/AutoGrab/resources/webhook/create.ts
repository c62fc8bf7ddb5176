import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readText } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import { readRegion } from '../region';
import { refuseTriggerUrl } from './guard';
import { readEndpoint, readHeaders, readSomeEvents } from './readers';
import { addWebhook } from './store';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const headers = readHeaders(context, itemIndex);
	const wanted = {
		name: readText(context, context.getNodeParameter('name', itemIndex), 'Name'),
		endpoint: readEndpoint(context, context.getNodeParameter('endpoint', itemIndex)),
		events: readSomeEvents(context, itemIndex),
		format: 'json',
		region: await readRegion(context, itemIndex),
		...(headers.length > 0 && { headers }),
	};
	await refuseTriggerUrl(context, itemIndex, wanted.endpoint, 'Endpoint');
	return mask({ ...(await addWebhook(context, wanted)) });
}
