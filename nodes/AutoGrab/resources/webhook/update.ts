import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask, MASK, operationError } from '../../../shared/errors';
import { getWebhook } from '../../api';
import type { WebhookChanges } from '../../api';
import { readRegion } from '../region';
import { readEndpoint, readEvents, readWebhookId } from './readers';
import { changeWebhook } from './store';

/** An empty text clears a property where AutoGrab can do without it; an expression without a value is no change. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readWebhookId(ctx, itemIndex);
	const given = ctx.getNodeParameter('updateFields', itemIndex, {});
	const isGiven = (field: string) => given[field] !== undefined && given[field] !== null;
	if (!['endpoint', 'events', 'name'].some(isGiven)) {
		throw operationError(ctx.getNode(), {
			message: 'There is nothing to update',
			description: 'Add at least one field under Update Fields.',
		});
	}
	const region = await readRegion(ctx, itemIndex);
	const changes: WebhookChanges = {};
	if (isGiven('name')) changes.name = String(given.name).trim();
	if (isGiven('events')) changes.events = readEvents(given.events);
	if (isGiven('endpoint')) {
		const endpoint = String(given.endpoint).trim();
		const hidden = endpoint.includes(MASK);
		const current = hidden ? (await getWebhook(ctx, region, id)).endpoint : undefined;
		changes.endpoint = endpoint && readEndpoint(ctx, endpoint, current);
	}
	return mask({ ...(await changeWebhook(ctx, region, id, changes)) });
}
