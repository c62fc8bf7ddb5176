import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { isSwitchedOn } from '../readers/switch';
import { Limiter } from '../limiter';
import { readEvents } from '../trigger/ticked';
import type { Delivery, TriggerVendor } from '../trigger/vendor';
import { authenticate } from './authenticate';
import { byOutput } from './outputs';
import { present } from './presentation';
import { acknowledgement, receive } from './receive';
import { admit } from './recentDeliveries';

/** So many events are forwarded at the same time; others wait. */
const forwarding = new Limiter(20);

/**
 * The `webhook()` half of a trigger: authenticate, check the body, drop what nobody wants, hand over, acknowledge.
 *
 * It never throws: n8n would answer 500 and start an execution with an empty item. It calls no vendor, it never waits,
 * and it never writes static data.
 */
export async function receiveWebhook(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
): Promise<IWebhookResponseData> {
	try {
		return await handle(context, vendor);
	} catch (error) {
		context.logger.error(`A ${vendor.name} delivery could not be checked: ${String(error)}`);
		return answer(context, 503, { message: 'The delivery cannot be checked right now' });
	}
}

async function handle(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
): Promise<IWebhookResponseData> {
	const verdict = await authenticate(context, vendor);
	if (verdict === 'forged') {
		return answer(context, 401, { message: 'The delivery token is missing or wrong' });
	}
	if (verdict === 'busy') {
		return answer(context, 503, { message: 'Too many deliveries wait to be checked' });
	}
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const events = readEvents(vendor.catalogue, context.getNodeParameter('events', []));
	const ownAttributes = vendor.ownAttributes(context);
	const inTest = context.getMode() === 'manual';
	const headers = context.getHeaderData() as IDataObject;
	const { status, body, items } = receive(vendor, {
		headers,
		body: context.getBodyData(),
		rawBody: context.getRequestObject().rawBody,
		contentType: String(headers['content-type'] ?? ''),
		parameters: {
			events,
			options,
			ownAttributes,
			forwarding: vendor.exclusive?.wantsForwarding(context) === true,
		},
		mode: inTest ? 'test' : 'production',
		workflowId: context.getWorkflow().id,
	});
	if (status !== 200) return answer(context, status, body);
	if (items.length === 0) return { webhookResponse: body };

	let fresh = items;
	if (isSwitchedOn(options.deduplicate, true) && !inTest) {
		const admitted = admit(
			context,
			items.map(({ eventId }) => eventId),
		);
		if (!admitted) {
			context.getResponseObject().setHeader('Retry-After', '1');
			return answer(context, 503, { message: 'The same event is being received right now' });
		}
		fresh = items.filter(({ eventId }) => admitted.delete(eventId));
	}
	if (fresh.length === 0) {
		return { webhookResponse: { received: true, ignored: 'It was delivered a moment ago' } };
	}
	const workflowData = isSecondEngine(context)
		? await finished(context, vendor, fresh, events, ownAttributes)
		: [fresh.map((delivery) => ({ json: { ...delivery } }))];
	const webhookResponse = acknowledgement(fresh);
	// Forwarded only: n8n starts no execution with nothing.
	return workflowData.some((output) => output.length > 0)
		? { webhookResponse, workflowData }
		: { webhookResponse };
}

/** n8n answers 200 to whatever a webhook returns; another status has to be written to the response itself. */
function answer(
	context: IWebhookFunctions,
	status: number,
	body: IDataObject,
): IWebhookResponseData {
	context.getResponseObject().status(status).json(body);
	return { noWebhookResponse: true };
}

/** n8n 2.0 has no such function, and no second engine either. */
function isSecondEngine(context: Partial<IWebhookFunctions>): boolean {
	return (context.getWorkflowSettings?.() as IDataObject | undefined)?.engineType === 'v2';
}

/**
 * n8n's second engine takes what is handed over for the trigger's output and never calls `execute()`. Of what would be
 * done there, forwarding must not be left out: it goes on behind the answer, for the vendor must not wait for it.
 */
async function finished(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
	deliveries: readonly Delivery[],
	events: readonly string[],
	ownAttributes: readonly string[],
): Promise<INodeExecutionData[][]> {
	const simplify = isSwitchedOn(context.getNodeParameter('simplify', true), true);
	const options = context.getNodeParameter('options', {}) as IDataObject;
	for (const delivery of deliveries) {
		void forwarding.run(async () => {
			const hint = await vendor.exclusive?.forward(context, vendor, delivery, ownAttributes);
			if (hint !== undefined) context.logger.warn(hint);
		});
	}
	const arrived = await Promise.all(
		deliveries
			.filter(({ forwardOnly }) => !forwardOnly)
			.map(async (delivery) => {
				const told = { simplify, ownAttributes };
				const { json, definition } = await present(context, vendor, delivery, options, told);
				return { eventName: definition?.name, items: [{ json }] };
			}),
	);
	return byOutput(arrived, events, isSwitchedOn(options.outputPerEvent));
}
