import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { getWebhook } from '../../api';
import { readRegion } from '../region';
import { readWebhookId } from './readers';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readWebhookId(ctx, itemIndex);
	const region = await readRegion(ctx, itemIndex);
	return mask({ ...(await getWebhook(ctx, region, id)) });
}
