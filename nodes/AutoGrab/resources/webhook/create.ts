import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readText } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import { readRegion } from '../region';
import { readEndpoint, readSomeEvents } from './readers';
import { addWebhook } from './store';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const wanted = {
		name: readText(ctx, ctx.getNodeParameter('name', itemIndex), 'Name'),
		endpoint: readEndpoint(ctx, ctx.getNodeParameter('endpoint', itemIndex)),
		events: readSomeEvents(ctx, itemIndex),
		format: 'json',
		region: await readRegion(ctx, itemIndex),
	};
	return mask({ ...(await addWebhook(ctx, wanted)) });
}
