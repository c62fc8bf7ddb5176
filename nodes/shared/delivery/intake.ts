import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Delivery, TriggerVendor } from '../trigger/vendor';
import { eventsIn } from './body';
import { forwardToProduction } from './borrow';
import { PASSED_BY, readPassedBy } from './relay';
import { reasonToIgnore } from './selection';
import { verifyDelivery } from './verify';

/** n8n answers 200 to whatever a webhook returns; another status has to be written to the response itself. */
function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

async function receive(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
): Promise<IWebhookResponseData> {
	const verdict = await verifyDelivery(context, vendor);
	if (verdict === 'forged') return refuse(context, 401, 'The delivery token is missing or wrong');
	if (verdict === 'busy') return refuse(context, 503, 'Too many deliveries wait to be checked');

	const bodies = eventsIn(context.getBodyData(), context.getRequestObject().rawBody);
	if (!bodies) return refuse(context, 400, 'The body must be an event object or an array of them');

	await forwardToProduction(context, vendor, bodies);

	const selection = {
		events: context.getNodeParameter('events', []) as string[],
		options: context.getNodeParameter('options', {}) as IDataObject,
	};
	const passedBy = readPassedBy(context.getHeaderData()[PASSED_BY]);
	const relayed = context.getMode() !== 'manual' && vendor.exclusive?.wantsRelay(context) === true;
	const reasons = bodies.map((body) => reasonToIgnore(vendor.catalogue, body, selection));
	const deliveries = bodies.flatMap((body, index): Delivery[] => {
		if (reasons[index] === undefined) return [{ body, passedBy }];
		// Whoever was displaced asked for every event, not for what is left after our filters.
		const due = relayed && selection.events.includes(String(body.event));
		return due ? [{ body, passedBy, relayOnly: true }] : [];
	});
	if (deliveries.length === 0) return { webhookResponse: { received: true, ignored: reasons[0] } };
	return {
		webhookResponse: { received: true },
		workflowData: [deliveries.map((delivery) => ({ json: { ...delivery } }))],
	};
}

/**
 * The `webhook()` half of a trigger: authenticate, check the body, drop what nobody wants, hand over, acknowledge.
 *
 * It never throws: n8n would answer 500 and start an execution with an empty item. It calls no vendor, and it never
 * writes static data.
 */
export async function receiveDelivery(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
): Promise<IWebhookResponseData> {
	try {
		return await receive(context, vendor);
	} catch (error) {
		context.logger.error(`A ${vendor.name} delivery could not be checked: ${String(error)}`);
		return refuse(context, 503, 'The delivery cannot be checked right now');
	}
}
