import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { deleteWebhook, getWebhook } from '../../api';
import { readRegion } from '../region';
import { refusePublished } from './guard';
import { readWebhookId } from './readers';

export const effect = 'deletes';

export const check = readWebhookId;

export const nameDone = readWebhookId;

/**
 * Looking first tells a wrong ID from a repeated call: the vendor answers both with the same words, and the
 * second time a deletion is sent (its answer got lost) is a success. What was there is the only record of it.
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readWebhookId(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	const webhook = await getWebhook(context, region, id);
	await refusePublished(context, webhook.endpoint);
	await deleteWebhook(context, region, id);
	return mask({ deleted: true, ...webhook });
}
