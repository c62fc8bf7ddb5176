import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import { getWebhook } from '../../api';
import { readRegion } from '../region';
import { webhookField } from './fields';
import { readWebhookId } from './readers';

export const description = forOperation('webhook', 'get', [webhookField]);

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readWebhookId(ctx, itemIndex);
	const region = await readRegion(ctx, itemIndex);
	return mask({ ...(await getWebhook(ctx, region, id)) });
}
