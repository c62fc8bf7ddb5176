import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readText } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import { readRegion } from '../region';
import { refuseTriggerUrl } from './guard';
import { readEndpoint, readHeaders, readSomeEvents } from './readers';
import { addWebhook } from './store';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const headers = readHeaders(ctx, itemIndex);
	const wanted = {
		name: readText(ctx, ctx.getNodeParameter('name', itemIndex), 'Name'),
		endpoint: readEndpoint(ctx, ctx.getNodeParameter('endpoint', itemIndex)),
		events: readSomeEvents(ctx, itemIndex),
		format: 'json',
		region: await readRegion(ctx, itemIndex),
		...(headers.length > 0 && { headers }),
	};
	await refuseTriggerUrl(ctx, itemIndex, wanted.endpoint, 'Endpoint');
	return mask({ ...(await addWebhook(ctx, wanted)) });
}
