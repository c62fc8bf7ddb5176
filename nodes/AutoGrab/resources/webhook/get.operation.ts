import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { getWebhook } from '../../api';
import { readRegion } from '../region';
import { readWebhookId } from './readers';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readWebhookId(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	return mask({ ...(await getWebhook(context, region, id)) });
}
