import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { pingWebhook } from '../../api';
import { readRegion } from '../region';
import { readWebhookId } from './readers';

/** `delivered` says whether the endpoint answered with a 2xx status. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readWebhookId(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	const ping = await pingWebhook(context, region, id);
	const status = Number(ping.response_status ?? 0);
	return mask({ delivered: status >= 200 && status < 300, ...ping });
}
