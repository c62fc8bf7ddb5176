import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { deleteWebhook, getWebhook } from '../../api';
import { readRegion } from '../region';
import { readWebhookId } from './readers';

export const effect = 'deletes';

export const check = readWebhookId;

export const nameDone = readWebhookId;

/**
 * Looking first tells a wrong ID from a repeated call: the vendor answers both with the same words, and the
 * second time a deletion is sent (its answer got lost) is a success.
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readWebhookId(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	await getWebhook(context, region, id);
	await deleteWebhook(context, region, id);
	return { deleted: true, id };
}
