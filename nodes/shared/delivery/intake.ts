import {
	sleep,
	type IDataObject,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { presentEvent } from '../events';
import { eventId } from '../events/eventId';
import type { Delivery, TriggerVendor } from '../trigger/vendor';
import { eventsIn } from './body';
import { forwardToProduction } from './borrow';
import { PASSED_BY, readPassedBy } from './passedBy';
import { relayIfWanted } from './relay';
import { isFirst } from './repeats';
import { reasonToIgnore } from './selection';
import { verifyDelivery } from './verify';

/** n8n answers 200 to whatever a webhook returns; another status has to be written to the response itself. */
function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** What is to be done with one event of a request: hand it over, or say why not. */
type Decision = { delivery: Delivery } | { ignored: string };

async function decide(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
	bodies: readonly IDataObject[],
): Promise<Decision[]> {
	const events = context.getNodeParameter('events', []) as string[];
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const passedBy = readPassedBy(context.getHeaderData()[PASSED_BY]);
	const inTest = context.getMode() === 'manual';
	const relayed = !inTest && vendor.exclusive?.wantsRelay(context) === true;
	const memory = relayed ? vendor.exclusive?.presentedMemory(context) : undefined;
	const own = vendor.ownAttributes(context);
	const judge = async (body: IDataObject): Promise<Decision> => {
		const ignored = reasonToIgnore(vendor, body, { events, options });
		// Whoever was displaced asked for every event, not for what is left after our filters.
		const relayOnly = ignored !== undefined && relayed && events.includes(String(body.event));
		if (ignored !== undefined && !relayOnly) return { ignored };
		const id = eventId(body, own);
		if (options.deduplicate !== false && !inTest && !(await isFirst(context, id))) {
			return { ignored: 'It was delivered a moment ago' };
		}
		const delivery = { body, eventId: id, passedBy, memory };
		return { delivery: relayOnly ? { ...delivery, relayOnly } : delivery };
	};
	const decisions: Decision[] = [];
	for (const body of bodies) decisions.push(await judge(body));
	return decisions;
}

/** A receiver that is slower must not keep the vendor waiting: forwarding then goes on behind the answer. */
const FORWARDING_MS = 3_000;

/**
 * n8n's second engine takes what is handed over for the trigger's output and never calls `execute()`: what would be
 * done there and must not be left out, forwarding, is done before the vendor gets its answer.
 */
async function finished(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
	deliveries: readonly Delivery[],
): Promise<IDataObject[]> {
	const ownAttributes = vendor.ownAttributes(context);
	const simplify = context.getNodeParameter('simplify', true) as boolean;
	const options = { simplify, ownAttributes };
	const forwarding = deliveries.map(async (delivery) => {
		const hint = await relayIfWanted(context, vendor, delivery, ownAttributes);
		if (hint !== undefined) context.logger.warn(hint);
	});
	await Promise.race([Promise.all(forwarding), sleep(FORWARDING_MS)]);
	const wanted = deliveries.filter(({ relayOnly }) => !relayOnly);
	return await Promise.all(
		wanted.map(async ({ body }) => (await presentEvent(vendor.catalogue, body, options)).json),
	);
}

/** n8n 2.0 has no such function, and no second engine either. */
const isSecondEngine = (context: Partial<IWebhookFunctions>) =>
	(context.getWorkflowSettings?.() as IDataObject | undefined)?.engineType === 'v2';

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

	const decisions = await decide(context, vendor, bodies);
	const deliveries = decisions.flatMap((d) => ('delivery' in d ? [d.delivery] : []));
	const items = isSecondEngine(context)
		? await finished(context, vendor, deliveries)
		: deliveries.map((delivery): IDataObject => ({ ...delivery }));
	if (items.length === 0) {
		const ignored = decisions.flatMap((d) => ('ignored' in d ? [d.ignored] : []));
		return { webhookResponse: { received: true, ignored: ignored[0] } };
	}
	return {
		webhookResponse: { received: true },
		workflowData: [items.map((json) => ({ json }))],
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
