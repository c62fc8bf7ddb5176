import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask, operationError } from '../../../shared/errors';
import { getWebhook } from '../../api';
import type { WebhookChanges } from '../../api';
import { readRegion } from '../region';
import { refuseTriggerUrl } from './guard';
import { readTexts } from '../../../shared/readers/list';
import { readEndpoint, readWebhookId } from './readers';
import { changeWebhook } from './store';

const STOP = 'To stop the deliveries of this webhook, use Webhook > Delete.';

/**
 * An empty text clears the name; an expression without a value is no change. A webhook without events or
 * endpoint would go on existing and never deliver, so neither is cleared.
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readWebhookId(context, itemIndex);
	const given = context.getNodeParameter('updateFields', itemIndex, {});
	const isGiven = (field: string) => given[field] !== undefined && given[field] !== null;
	if (!['endpoint', 'events', 'name'].some(isGiven)) {
		throw operationError(context.getNode(), {
			message: 'There is nothing to update',
			description: 'Add at least one field under Update Fields.',
		});
	}
	const events = isGiven('events') ? readTexts(given.events) : undefined;
	const endpoint = isGiven('endpoint') ? String(given.endpoint).trim() : undefined;
	if (events?.length === 0) {
		refuse(
			context,
			'Add at least one event',
			'Tick at least one event, or remove Events from Update Fields.',
		);
	}
	if (endpoint === '') {
		refuse(
			context,
			'Send Events To is empty',
			'Fill it in, or remove Send Events To from Update Fields.',
		);
	}
	const region = await readRegion(context, itemIndex);
	const ofNoTrigger = async () => {
		const { endpoint: current } = await getWebhook(context, region, id);
		await refuseTriggerUrl(context, current, "The webhook's address");
		return current;
	};
	const changes: WebhookChanges = {};
	if (isGiven('name')) changes.name = String(given.name).trim();
	if (events) changes.events = events;
	if (endpoint) {
		const current = await ofNoTrigger();
		changes.endpoint = readEndpoint(context, endpoint, current);
		await refuseTriggerUrl(context, changes.endpoint, 'Send Events To');
	} else if (events) {
		await ofNoTrigger();
	}
	const { webhook, updates } = await changeWebhook(context, region, id, changes);
	return mask({ ...webhook, updates });
}

function refuse(context: IExecuteFunctions, message: string, next: string): never {
	throw operationError(context.getNode(), { message, description: `${next} ${STOP}` });
}
