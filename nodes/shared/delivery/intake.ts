import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { presentEvent } from '../events';
import { eventId } from '../events/eventId';
import { Limiter } from '../limiter';
import type { Delivery, TriggerVendor } from '../trigger/vendor';
import { eventsIn } from './body';
import { PASSED_BY, readPassedBy } from './passedBy';
import { byOutput } from './outputs';
import { presentation } from './presentation';
import { isFirst } from './repeats';
import { reasonToIgnore } from './selection';
import { verifyDelivery } from './verify';

/** What is to be done with one event of a request: hand it over, or say why not. */
type Decision = { delivery: Delivery } | { ignored: string };

/** So many events are forwarded at the same time; others wait. */
const forwarding = new Limiter(20);

/** n8n 2.0 has no such function, and no second engine either. */
const isSecondEngine = (context: Partial<IWebhookFunctions>) =>
	(context.getWorkflowSettings?.() as IDataObject | undefined)?.engineType === 'v2';

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

/** n8n answers 200 to whatever a webhook returns; another status has to be written to the response itself. */
function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

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

/**
 * n8n's second engine takes what is handed over for the trigger's output and never calls `execute()`. Of what would be
 * done there, forwarding must not be left out: it goes on behind the answer, for the vendor must not wait for it.
 */
async function finished(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
	deliveries: readonly Delivery[],
): Promise<INodeExecutionData[][]> {
	const ownAttributes = vendor.ownAttributes(context);
	const simplify = context.getNodeParameter('simplify', true) as boolean;
	const chosen = context.getNodeParameter('options', {}) as IDataObject;
	for (const delivery of deliveries) {
		void forwarding.run(async () => {
			const hint = await vendor.exclusive?.relayIfWanted(context, vendor, delivery, ownAttributes);
			if (hint !== undefined) context.logger.warn(hint);
		});
	}
	const wanted = deliveries.filter(({ relayOnly }) => !relayOnly);
	const presented = await Promise.all(
		wanted.map(
			async ({ body }) =>
				await presentEvent(vendor.catalogue, body, {
					simplify,
					ownAttributes,
					...(await presentation(context, vendor, body, chosen)),
				}),
		),
	);
	const arrived = presented.map(({ json, definition }) => ({
		eventName: definition?.name,
		items: [{ json }],
	}));
	const events = context.getNodeParameter('events', []) as string[];
	return byOutput(
		arrived,
		events,
		context.getNodeParameter('options.outputPerEvent', false) === true,
	);
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

	await vendor.exclusive?.forwardToProduction(context, vendor, bodies);

	const decisions = await decide(context, vendor, bodies);
	const deliveries = decisions.flatMap((d) => ('delivery' in d ? [d.delivery] : []));
	const workflowData = isSecondEngine(context)
		? await finished(context, vendor, deliveries)
		: [deliveries.map((delivery) => ({ json: { ...delivery } }))];
	if (workflowData.every((output) => output.length === 0)) {
		const ignored = decisions.flatMap((d) => ('ignored' in d ? [d.ignored] : []));
		return { webhookResponse: { received: true, ignored: ignored[0] } };
	}
	return { webhookResponse: { received: true }, workflowData };
}
